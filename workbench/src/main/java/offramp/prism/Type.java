package offramp.prism;

/// What PRISM takes an expression for.
enum Type {
  BOOL("a truth value"),
  INT("an integer"),
  DOUBLE("a real number");

  private final String words;

  Type(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
