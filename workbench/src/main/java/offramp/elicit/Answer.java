package offramp.elicit;

/// What an expert says of an unknown.
///
/// @param low the 5% quantile, in the unit of the unknown
/// @param high the 95% quantile
public record Answer(String expert, String unknown, double low, double median, double high) {}
