package offramp.program;

import java.util.List;
import offramp.model.Firing;
import offramp.text.Span;

/// What is computed, to be named if a rule is broken.
///
/// @param what its kind, as in "the rate of event"
/// @param name whose it is
/// @param reads the terms or conditions that it is computed from
/// @param started whether the variables have values
record Place(String what, String name, List<?> reads, Span span, boolean started) {

  /// {@return something of a firing}
  ///
  /// @param what its kind, as in "the rate"
  static Place of(String what, Firing firing, List<?> reads, Span span) {
    return new Place(what + " of " + kind(firing), firing.name(), reads, span, true);
  }

  /// {@return the change that a firing makes to a variable}
  static Place change(String variable, Firing firing, List<?> reads, Span span) {
    String what = "the change of `" + variable + "` by " + kind(firing);
    return new Place(what, firing.name(), reads, span, true);
  }

  private static String kind(Firing firing) {
    return switch (firing) {
      case Firing.Event _ -> "event";
      case Firing.Trigger _ -> "trigger";
    };
  }

  String subject() {
    return what + " `" + name + "`";
  }
}
