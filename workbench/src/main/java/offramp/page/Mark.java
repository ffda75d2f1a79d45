package offramp.page;

/// Something that the calendar brings.
///
/// @param time in the unit of the horizon, from the start
/// @param date when, as it is written
/// @param words what it is
/// @param past whether it is a step of a history, not something scheduled
public record Mark(double time, String date, String words, boolean past) {}
