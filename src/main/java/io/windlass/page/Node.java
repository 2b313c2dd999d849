package io.windlass.page;

/// A part of a page.
sealed interface Node permits Tag, Text, Own {}
