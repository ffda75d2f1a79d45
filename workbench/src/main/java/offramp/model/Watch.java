package offramp.model;

import offramp.text.Span;

/// A number followed over time; it changes no history.
public record Watch(String name, Term value, Dimension dimension, Span span) {}
