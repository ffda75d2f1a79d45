package offramp.prism;

import java.util.Map;
import java.util.stream.Collectors;
import offramp.check.Texts;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.program.Program;
import offramp.program.State;
import offramp.text.Source;
import offramp.text.Unit;

/// PRISM files in tests, and what became of them.
final class Imports {
  static final String STEP = "module m x : [0..1]; [] x = 0 -> 1 : (x' = 1); endmodule\n";

  static Carried carried(String prism) {
    return carried(prism, Map.of());
  }

  static Carried carried(String prism, Map<String, String> constants) {
    return PrismImport.of(new Source("made.prism", prism), constants, Unit.DAY);
  }

  /// {@return every error as "code line:column message"}
  static String said(Carried carried, String prism) {
    Source source = new Source("", prism);
    return carried.diagnostics().stream()
        .map(d -> d.code() + " " + source.place(d.at()).substring(1) + " " + d.message())
        .collect(Collectors.joining("\n"));
  }

  static String said(String prism) {
    return said(carried(prism), prism);
  }

  static String text(String prism) {
    Carried carried = carried(prism);
    return carried.text().orElseThrow(() -> new AssertionError(said(carried, prism)));
  }

  static Model model(String prism) {
    return Texts.model(text(prism));
  }

  static State started(Program program) {
    State state = program.newState();
    program.interpreter().define(state);
    program.interpreter().start(state);
    return state;
  }

  static double constant(String type, String expression) {
    Model model = model("ctmc\nconst %s v = %s;\n%s".formatted(type, expression, STEP));
    return started(Program.of(model)).parameters[0];
  }

  /// {@return the rate per day of each event in the first state}
  static Map<String, Double> rates(Model model) {
    Program program = Program.of(model);
    State state = started(program);
    return model.events().stream()
        .collect(
            Collectors.toMap(
                Firing.Event::name,
                e -> program.interpreter().rate(model.events().indexOf(e), state)));
  }

  private Imports() {}
}
