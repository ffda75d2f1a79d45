package offramp.simulate;

/// A history at one moment, from which others can go on.
///
/// @param next the next entry of the calendar
/// @param clocks when each clock runs out
/// @param settled which conditions of triggers hold
/// @param hits when each outcome came about
public record Moment(
    double now,
    int next,
    double[] values,
    double[] parameters,
    double[] rates,
    double[] clocks,
    boolean[] settled,
    double[] hits) {}
