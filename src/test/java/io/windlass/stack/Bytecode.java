package io.windlass.stack;

import io.windlass.stack.Reach.Method;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Our classes as they were compiled.
///
/// @param types by their names with `/`
record Bytecode(Map<String, ClassModel> types) {

    /// All classes below a directory.
    static Bytecode below(Path directory) throws IOException {
        Map<String, ClassModel> types = new HashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                ClassModel type = ClassFile.of().parse(file);
                types.put(type.thisClass().asInternalName(), type);
            }
        }
        return new Bytecode(types);
    }

    Optional<ClassModel> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    Optional<MethodModel> method(Method method) {
        return type(method.owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(model -> model.methodName().equalsString(method.name())
                        && model.methodType().equalsString(method.descriptor()))
                .findFirst();
    }

    /// The method where it is written: in its class, or in one that the class extends or implements.
    Optional<Method> find(Method method) {
        if (method(method).isPresent()) {
            return Optional.of(method);
        }
        return supertypes(method.owner()).stream()
                .map(above -> find(new Method(above, method.name(), method.descriptor())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    boolean isA(String type, String above) {
        return type.equals(above) || supertypes(type).stream().anyMatch(each -> isA(each, above));
    }

    /// The methods of a class of ours that a library knows too: it may call them.
    List<Method> overridden(String type) {
        List<Method> overridden = new ArrayList<>();
        for (String above : allSupertypes(type)) {
            if (type(above).isEmpty()) {
                for (java.lang.reflect.Method known : loaded(above).getDeclaredMethods()) {
                    find(new Method(
                                    type,
                                    known.getName(),
                                    java.lang.invoke.MethodType.methodType(
                                                    known.getReturnType(), known.getParameterTypes())
                                            .toMethodDescriptorString()))
                            .ifPresent(overridden::add);
                }
            }
        }
        return overridden;
    }

    private List<String> allSupertypes(String type) {
        List<String> all = new ArrayList<>();
        if (type(type).isPresent()) {
            for (String above : supertypes(type)) {
                all.add(above);
                all.addAll(allSupertypes(above));
            }
        } else {
            Class<?> library = loaded(type);
            Stream.concat(Stream.ofNullable(library.getSuperclass()), Stream.of(library.getInterfaces()))
                    .map(each -> each.getName().replace('.', '/'))
                    .forEach(above -> {
                        all.add(above);
                        all.addAll(allSupertypes(above));
                    });
        }
        return all;
    }

    private List<String> supertypes(String name) {
        return type(name).stream()
                .flatMap(type -> Stream.concat(type.superclass().stream(), type.interfaces().stream()))
                .map(ClassEntry::asInternalName)
                .toList();
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, Bytecode.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " is on no path of this test", e);
        }
    }
}
