package offramp.simulate;

/// A place on a ladder: a history reaches it when the variable, settled, is first at `least` or
/// above.
public record Mark(int variable, double least) {}
