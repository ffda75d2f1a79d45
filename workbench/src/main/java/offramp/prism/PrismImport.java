package offramp.prism;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import offramp.check.Checked;
import offramp.check.Checker;
import offramp.check.KernelText;
import offramp.check.Variation;
import offramp.model.Condition;
import offramp.model.Crisis;
import offramp.model.Dimension;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.model.Watch;
import offramp.prism.Script.Identifier;
import offramp.prism.Script.Module;
import offramp.syntax.Formatter;
import offramp.syntax.Words;
import offramp.text.Diagnostic;
import offramp.text.Source;
import offramp.text.Span;
import offramp.text.Unit;

/// Reads a CTMC in the language of PRISM (Kwiatkowska, Norman, Parker, CAV 2011) and writes it in
/// the language.
///
/// Integers become levels, truth values flags, constants and formulas definitions, commands events,
/// labels outcomes; rates are per unit of time.
public final class PrismImport {
  private static final double WIDEST = 1e9;
  private static final int MOST_DEFINITIONS = 10_000;
  private static final int MOST_CHARACTERS = 1_000_000;

  private final Source source;
  private final Unit unit;
  private final Map<String, String> given;
  private final Mistakes mistakes = new Mistakes();
  private final Naming values = new Naming(Language::keeps);
  private final List<String> notes = new ArrayList<>();

  private PrismImport(Source source, Map<String, String> given, Unit unit) {
    this.source = source;
    this.given = given;
    this.unit = unit;
  }

  /// {@return the model of a PRISM file as text in the one layout, or what stands in the way}
  ///
  /// @param given values for constants that the file leaves open, by name
  /// @param unit the unit of time of its rates
  public static Carried of(Source source, Map<String, String> given, Unit unit) {
    return new PrismImport(source, given, unit).carried();
  }

  private Carried carried() {
    Script script = ScriptReader.read(source, mistakes);
    if (script.constants().size() + script.formulas().size() > MOST_DEFINITIONS) {
      mistakes.notCarried(
          Span.NOWHERE,
          "the file has more than %,d constants and formulas".formatted(MOST_DEFINITIONS),
          "leave out those that nothing reads");
    }
    if (mistakes.count() > 0) {
      return refused();
    }
    Model model = model(script);
    if (mistakes.count() > 0) {
      return refused();
    }
    notes.addAll(script.leftOut());
    values.renamed().forEach((was, is) -> notes.add("`%s` is called `%s` here".formatted(was, is)));
    return written(model);
  }

  private Carried refused() {
    return new Carried(Optional.empty(), "", mistakes.diagnostics(), notes);
  }

  private Carried written(Model model) {
    StringBuilder text = new StringBuilder("# Read from %s\n".formatted(source.name()));
    notes.forEach(note -> text.append("# ").append(note).append('\n'));
    text.append('\n').append(KernelText.of(model));
    if (text.length() > MOST_CHARACTERS) {
      mistakes.notCarried(
          Span.NOWHERE,
          "the model would be %,d characters long; a model has at most %,d"
              .formatted(text.length(), MOST_CHARACTERS),
          "write fewer commands, or let fewer share an action");
      return refused();
    }
    Source made = new Source(source.name(), text.toString());
    Checked checked = Checker.check(made, Variation.BASE);
    if (checked.model().isEmpty()) {
      checked.diagnostics().stream()
          .filter(Diagnostic::isError)
          .findFirst()
          .ifPresent(
              said ->
                  mistakes.notCarried(
                      Span.NOWHERE,
                      "the language has no such model: " + said.message(),
                      "it is about `%s`".formatted(shown(made, said.at()))));
      return refused();
    }
    return new Carried(Optional.of(Formatter.format(made)), "", List.of(), notes);
  }

  private static String shown(Source made, Span at) {
    String line = made.lineText(made.line(at.start())).strip();
    return line.length() > 100 ? line.substring(0, 100) + "..." : line;
  }

  private Model model(Script script) {
    Scope scope = new Scope(script, mistakes);
    Definitions definitions = new Definitions(scope, given, values, mistakes);
    Translator translator = new Translator(scope, definitions, mistakes);
    List<Variable> variables = variables(script, definitions, translator);
    script.constants().forEach(definitions::constant);
    script.formulas().forEach(f -> definitions.formula(f, Translator.NO_MODULE));
    List<Firing.Event> events =
        new Commands(scope, translator, unit, mistakes).events(script.modules());
    List<Outcome> outcomes = outcomes(script, translator);
    strangers(script);
    if (variables.isEmpty() && mistakes.count() == 0) {
      mistakes.meaning(
          Span.NOWHERE, "the file has no variable", "a model has at least one module with one");
    }
    return new Model(
        crisis(),
        variables,
        List.of(),
        definitions.all(),
        List.of(),
        events,
        List.of(),
        outcomes,
        outcomes.isEmpty() ? watches(variables) : List.of(),
        List.of(),
        List.of());
  }

  /// Reports values from outside that no constant takes.
  private void strangers(Script script) {
    TreeSet<String> left = new TreeSet<>(given.keySet());
    script.constants().forEach(constant -> left.remove(constant.name().text()));
    left.forEach(
        name ->
            mistakes.meaning(
                Span.NOWHERE,
                "there is no constant `%s` to give a value".formatted(name),
                "see the lines of the file that begin with `const`"));
  }

  private Crisis crisis() {
    return new Crisis(
        source.name().replaceAll("\\.[A-Za-z]+$", "").replaceAll("[\"\\p{Cntrl}]", " "),
        Crisis.BASE,
        Optional.empty(),
        12,
        unit,
        Map.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private List<Variable> variables(Script script, Definitions definitions, Translator translator) {
    List<Variable> variables = new ArrayList<>();
    for (Script.Declared declared : script.globals()) {
      variables.add(variable(declared, declared.name().text(), definitions, translator.fixed()));
    }
    for (Module module : script.modules()) {
      for (Script.Declared declared : module.variables()) {
        String name = module.renamed(declared.name().text());
        variables.add(variable(declared, name, definitions, translator.in(module).fixed()));
      }
    }
    return variables;
  }

  private Variable variable(
      Script.Declared declared, String called, Definitions definitions, Translator fixed) {
    Identifier of = new Identifier(called, declared.name().span());
    String name = values.fresh(called);
    if (declared.bounds().isEmpty()) {
      Term start = declared.start().map(s -> fixed.condition(s).stored()).orElse(number(0));
      return new Variable.Flag(name, number(definitions.result(start, of)), of.span());
    }
    Script.Bounds bounds = declared.bounds().get();
    double low = bound(bounds.low(), of, definitions, fixed);
    double high = bound(bounds.high(), of, definitions, fixed);
    double start = declared.start().map(s -> bound(s, of, definitions, fixed)).orElse(low);
    if (low > high || start < low || start > high) {
      mistakes.meaning(
          of.span(),
          "`%s` goes from %.0f to %.0f and starts at %.0f".formatted(called, low, high, start),
          "let the first bound be the lower one, and the start lie between them");
    } else if (low == high) {
      mistakes.notCarried(
          of.span(),
          "`%s` has one value only; a level has at least two".formatted(called),
          "make it a constant");
    } else if (high - low > WIDEST) {
      mistakes.notCarried(
          of.span(),
          "`%s` has more than 1,000,000,000 values".formatted(called),
          "give it narrower bounds");
    }
    return new Variable.Level(name, low, high, number(start), of.span());
  }

  private double bound(
      Expression expression, Identifier of, Definitions definitions, Translator fixed) {
    Value.Numeric value = fixed.number(expression);
    if (!value.whole()) {
      mistakes.meaning(
          expression.span(),
          "a bound or start of `%s` is a real number".formatted(of.text()),
          "make it an integer");
    }
    return definitions.result(value.term(), of);
  }

  private static Term number(double value) {
    return new Term.Constant(value);
  }

  private List<Outcome> outcomes(Script script, Translator translator) {
    Naming names = new Naming(Words::reserved);
    List<Outcome> outcomes = new ArrayList<>();
    for (Script.Label label : script.labels()) {
      Condition condition = translator.condition(label.condition()).condition();
      String name = names.fresh(label.name().text());
      outcomes.add(new Outcome(name, Optional.empty(), condition, false, label.name().span()));
    }
    names
        .renamed()
        .forEach((was, is) -> notes.add("the label `%s` is called `%s` here".formatted(was, is)));
    return outcomes;
  }

  private static List<Watch> watches(List<Variable> variables) {
    List<Watch> watches = new ArrayList<>();
    for (int number = 0; number < variables.size(); number++) {
      Variable variable = variables.get(number);
      Term value = new Term.StateOf(number);
      watches.add(new Watch(variable.name(), value, Dimension.NUMBER, variable.span()));
    }
    return watches;
  }
}
