package offramp.program;

import java.util.Map;
import offramp.model.Fault;
import offramp.model.Model;
import offramp.text.Span;

/// A rule of the language that a running model broke, with where and at which values.
public final class ModelFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Site site;

  public ModelFault(Site site) {
    super(site.subject() + ": " + site.value() + " " + site.kind().words(), null, false, false);
    this.site = site;
  }

  /// {@return the fault of a history as a whole}
  ///
  /// @param subject what was busy
  /// @param span the place of what was busiest
  public static ModelFault ofHistory(
      Fault.Kind kind, String subject, Span span, Model model, State state) {
    Map<String, String> variables = Faults.variables(model, state);
    return new ModelFault(new Site(kind, subject, Double.NaN, span, Map.of(), variables));
  }

  /// {@return a fault of which only the rule is known}
  public static ModelFault of(Fault.Kind kind) {
    String subject = "in a history that follows what was seen";
    return new ModelFault(new Site(kind, subject, Double.NaN, Span.NOWHERE, Map.of(), Map.of()));
  }

  /// {@return the fault of the draws of the unknowns}
  public static ModelFault ofDraws(Fault.Kind kind) {
    String subject = "every `given` together";
    return new ModelFault(new Site(kind, subject, Double.NaN, Span.NOWHERE, Map.of(), Map.of()));
  }

  public Site site() {
    return site;
  }

  /// Where a fault is.
  ///
  /// @param kind the rule
  /// @param subject what was computed, as "the rate of event `west_climbs`"
  /// @param value what came out
  /// @param span the place in the text
  /// @param names the value of every name that the expression reads
  /// @param state the value of every variable, in words
  public record Site(
      Fault.Kind kind,
      String subject,
      double value,
      Span span,
      Map<String, String> names,
      Map<String, String> state) {}
}
