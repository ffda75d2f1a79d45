package offramp.model;

/// A rule of the language that a running model breaks; it is caught where the place and the state
/// are known.
///
/// It has no stack trace: what matters is where the model, not the program, was.
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  public Fault(Kind kind) {
    super(kind.words(), null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// The rules that can be broken while a model runs.
  public enum Kind {
    NOT_A_NUMBER("is not a number (0/0, the root or logarithm of a negative number, or the like)"),
    NOT_FINITE("is infinite"),
    NEGATIVE_RATE("is a negative rate"),
    ENDLESS_RATE("is an infinite rate"),
    OUT_OF_RANGE("lies outside the range of its variable"),
    NOT_WHOLE("is not a whole number"),
    NEGATIVE_AMOUNT("is a negative amount"),
    NOT_A_PROBABILITY("lies outside 0 to 1"),
    PROBABILITIES_SUM("is a sum of probabilities that is not 1"),
    NEGATIVE_WEIGHT("is a weight below 0 or without bound"),
    WEIGHTS_ZERO("are weights that are all 0"),
    DURATION("is a duration below 0 or without bound"),
    LAW("is no parameter that its law can have"),
    ODDS("takes a factor of odds that is not above 0 and finite"),
    CYCLE("more than 1,000 firings at one instant; the latest 1,000 were"),
    RUNAWAY("more than 100,000,000 jumps in one history; the latest 1,000 were"),
    GIVEN("leaves none of 1,000,000 draws of the unknowns");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// {@return what is wrong, to be put behind the value, as "-0.2 is a negative rate"; before the
    /// firings where there were too many}
    public String words() {
      return words;
    }
  }
}
