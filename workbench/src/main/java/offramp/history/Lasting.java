package offramp.history;

/// How long something took in one case.
///
/// @param days above 0
/// @param seen whether it came then; else it was only looked for until then
public record Lasting(PastCase of, double days, boolean seen) {
  public Lasting {
    if (!(days > 0)) {
      throw new IllegalArgumentException("days (%s) is not above 0".formatted(days));
    }
  }
}
