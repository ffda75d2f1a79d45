package offramp.history;

/// How long something took in one case.
///
/// @param days above 0
/// @param seen whether it came then; else it was only looked for until then
/// @param until how long it would have been looked for, had it not come; maybe without end
public record Lasting(PastCase of, double days, boolean seen, double until) {
  public Lasting {
    if (!(days > 0)) {
      throw new IllegalArgumentException("days (%s) is not above 0".formatted(days));
    }
    if (until < days) {
      throw new IllegalArgumentException("until (%s) is before days (%s)".formatted(until, days));
    }
  }
}
