package offramp.page;

/// A line between two boxes of the picture of a model.
///
/// @param kind "moves", "speeds", "slows" or "bears"
/// @param words what it stands for, in full
record Link(String from, String to, String kind, String words) {}
