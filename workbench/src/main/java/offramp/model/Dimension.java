package offramp.model;

/// What a number measures: nothing, a rate (per day) or a duration (days).
public enum Dimension {
  NUMBER("a number"),
  RATE("a rate"),
  DURATION("a duration");

  private final String words;

  Dimension(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
