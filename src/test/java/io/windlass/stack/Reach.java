package io.windlass.stack;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which calls of a library some code can come to, read from bytecode.
///
/// A virtual call may end in every class of ours that code within reach makes an instance of; a
/// lambda's body counts as called where it is made; what overrides a library's method may be called by
/// that library. So what is said to be out of reach is, and what is said to be within may still never
/// happen.
final class Reach {

    private final Bytecode code;
    private final String library;
    private final Set<Method> reached = new LinkedHashSet<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<Method> virtual = new LinkedHashSet<>();
    private final Set<String> initialised = new HashSet<>();
    private final Deque<Method> open = new ArrayDeque<>();
    private final TreeSet<String> calls = new TreeSet<>();

    /// @param library the package whose calls are looked for, with `/`
    Reach(Bytecode code, String library) {
        this.code = code;
        this.library = library;
    }

    /// The calls, as `Class.method`, that creating an object without arguments and calling all its
    /// public methods may come to.
    Set<String> from(String type) {
        make(type);
        for (MethodModel method : code.type(type).orElseThrow().methods()) {
            boolean entry = method.methodName().equalsString("handleRequest")
                    || method.methodTypeSymbol().descriptorString().equals("()V");
            if (entry) {
                visit(Method.of(type, method));
            }
        }
        while (!open.isEmpty()) {
            follow(open.remove());
        }
        return calls;
    }

    private void follow(Method method) {
        code.method(method)
                .flatMap(model -> model.findAttribute(Attributes.code()))
                .ifPresent(body -> {
                    for (CodeElement element : ((java.lang.classfile.CodeModel) body)) {
                        follow(element);
                    }
                });
    }

    private void follow(CodeElement element) {
        switch (element) {
            case InvokeInstruction invoke -> {
                Method target = new Method(
                        invoke.owner().asInternalName(),
                        invoke.name().stringValue(),
                        invoke.type().stringValue());
                call(target, invoke.opcode() == Opcode.INVOKESTATIC || invoke.opcode() == Opcode.INVOKESPECIAL);
            }
            case InvokeDynamicInstruction dynamic -> dynamic.bootstrapArgs().forEach(this::handle);
            case NewObjectInstruction made -> make(made.className().asInternalName());
            case FieldInstruction field -> initialise(field.owner().asInternalName());
            default -> {}
        }
    }

    private void handle(ConstantDesc argument) {
        if (argument instanceof DirectMethodHandleDesc handle) {
            Method target = new Method(
                    internal(handle.owner().descriptorString()), handle.methodName(), handle.lookupDescriptor());
            switch (handle.kind()) {
                case CONSTRUCTOR -> {
                    make(target.owner());
                    call(new Method(target.owner(), "<init>", target.descriptor()), true);
                }
                case STATIC, INTERFACE_STATIC, SPECIAL, INTERFACE_SPECIAL -> call(target, true);
                case VIRTUAL, INTERFACE_VIRTUAL -> call(target, false);
                case GETTER, SETTER, STATIC_GETTER, STATIC_SETTER -> initialise(target.owner());
            }
        }
    }

    private void call(Method target, boolean exact) {
        if (target.owner().startsWith(library)) {
            calls.add(target.owner().substring(target.owner().lastIndexOf('/') + 1) + "." + target.name());
        } else if (code.type(target.owner()).isPresent()) {
            if (exact) {
                initialise(target.owner());
                visit(target);
            } else if (virtual.add(target)) {
                made.forEach(type -> dispatch(target, type));
            }
        }
    }

    private void make(String type) {
        initialise(type);
        if (code.type(type).isPresent() && made.add(type)) {
            virtual.forEach(call -> dispatch(call, type));
            code.overridden(type).forEach(this::visit);
        }
    }

    private void dispatch(Method call, String type) {
        if (code.isA(type, call.owner())) {
            visit(new Method(type, call.name(), call.descriptor()));
        }
    }

    private void initialise(String type) {
        if (initialised.add(type)) {
            visit(new Method(type, "<clinit>", "()V"));
        }
    }

    /// The method, or the one that its class inherits.
    private void visit(Method method) {
        Optional<Method> found = code.find(method);
        if (found.isPresent() && reached.add(found.get())) {
            open.add(found.get());
        }
    }

    private static String internal(String descriptor) {
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /// A method's name in bytecode.
    ///
    /// @param owner the class, with `/`
    record Method(String owner, String name, String descriptor) {
        static Method of(String owner, MethodModel model) {
            return new Method(
                    owner, model.methodName().stringValue(), model.methodType().stringValue());
        }
    }
}
