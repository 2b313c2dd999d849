package io.windlass.local.s3;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.util.EnumSet;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/// Reads every request to its end before the response goes out.
///
/// S3Proxy reads a body up to its declared length and leaves the checksum behind it unread, as it leaves the whole body
/// of a request that it refuses. If that has not arrived when the response goes out, the server cuts the connection,
/// and
/// the SDK sends a request again that has taken effect already: one put in twenty happened twice.
final class WholeRequests implements Filter {

    /// Puts itself in front of a server that has not started yet.
    ///
    /// @throws IllegalStateException if this version of S3Proxy is built otherwise
    static void installIn(S3Proxy proxy) {
        try {
            // S3Proxy offers no other way to its web server.
            Field field = S3Proxy.class.getDeclaredField("server");
            field.setAccessible(true);
            Server server = (Server) field.get(proxy);
            ServletContextHandler context = server.getDescendant(ServletContextHandler.class);
            context.addFilter(new FilterHolder(new WholeRequests()), "/*", EnumSet.of(DispatcherType.REQUEST));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of S3Proxy keeps its web server elsewhere", e);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        next.doFilter(request, new PatientResponse((HttpServletResponse) response, request));
        readToTheEnd(request);
    }

    private static void readToTheEnd(ServletRequest request) throws IOException {
        ServletInputStream body = request.getInputStream();
        body.transferTo(OutputStream.nullOutputStream());
    }

    /// A response that begins only when its request has been read.
    private static final class PatientResponse extends HttpServletResponseWrapper {

        private final ServletRequest request;

        PatientResponse(HttpServletResponse response, ServletRequest request) {
            super(response);
            this.request = request;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            readToTheEnd(request);
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            readToTheEnd(request);
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            readToTheEnd(request);
            super.flushBuffer();
        }
    }
}
