package offramp.prism;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import offramp.prism.Script.Identifier;
import offramp.prism.Token.Kind;
import offramp.text.Source;
import offramp.text.Span;

/// Reads a PRISM file: constants, formulas, labels, variables and modules of a CTMC.
///
/// After a mistake it goes on behind the next `;`. What no model of the language can say is
/// refused.
final class ScriptReader {
  /// Words that no name can be.
  static final Set<String> KEYWORDS =
      Set.of(
          "bool",
          "clock",
          "const",
          "ctmc",
          "double",
          "dtmc",
          "endinit",
          "endinvariant",
          "endmodule",
          "endobservables",
          "endrewards",
          "endsystem",
          "false",
          "formula",
          "global",
          "init",
          "int",
          "invariant",
          "label",
          "mdp",
          "module",
          "nondeterministic",
          "observable",
          "observables",
          "of",
          "pomdp",
          "popta",
          "probabilistic",
          "pta",
          "rewards",
          "stochastic",
          "system",
          "true");

  private static final Set<String> OPENING =
      Set.of("const", "formula", "global", "label", "module", "rewards", "system");

  private static final Map<String, String> OTHER_KINDS =
      Map.ofEntries(
          Map.entry("dtmc", "steps without time"),
          Map.entry("probabilistic", "steps without time"),
          Map.entry("mdp", "choices that nobody's chance makes"),
          Map.entry("nondeterministic", "choices that nobody's chance makes"),
          Map.entry("pomdp", "choices that nobody's chance makes"),
          Map.entry("pta", "clocks in place of rates"),
          Map.entry("popta", "clocks in place of rates"));

  private static final int MOST_MISTAKES = 20;

  private final Tokens tokens;
  private final Mistakes mistakes;
  private final ExpressionReader expressions;
  private final Source source;
  private boolean ctmc;
  private final List<Script.Constant> constants = new ArrayList<>();
  private final List<Script.Formula> formulas = new ArrayList<>();
  private final List<Script.Declared> globals = new ArrayList<>();
  private final List<Written> modules = new ArrayList<>();
  private final List<Script.Label> labels = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /// A module as it stands in the text: with commands, or the renaming of a base.
  private record Written(Script.Module module, Optional<Identifier> base) {}

  private ScriptReader(Source source, Mistakes mistakes) {
    this.source = source;
    this.mistakes = mistakes;
    this.tokens = new Tokens(Lexer.tokens(source, mistakes), mistakes);
    this.expressions = new ExpressionReader(tokens);
  }

  /// {@return what the file holds, as far as nothing was reported to `mistakes`}
  static Script read(Source source, Mistakes mistakes) {
    ScriptReader reader = new ScriptReader(source, mistakes);
    reader.all();
    return new Script(
        reader.constants,
        reader.formulas,
        reader.globals,
        new Renaming(reader.mistakes)
            .of(reader.modules.stream().map(Written::module).toList(), reader.bases()),
        reader.labels,
        reader.leftOut);
  }

  private Map<String, Identifier> bases() {
    Map<String, Identifier> bases = new HashMap<>();
    modules.forEach(m -> m.base().ifPresent(base -> bases.put(m.module().name().text(), base)));
    return bases;
  }

  private void all() {
    boolean refused = false;
    while (!tokens.end() && !refused && mistakes.count() < MOST_MISTAKES) {
      try {
        refused = otherKind();
        if (!refused) {
          item();
        }
      } catch (Unreadable said) {
        tokens.recover(OPENING);
      }
    }
    if (!ctmc && mistakes.count() == 0) {
      mistakes.notCarried(
          new Span(0, 0),
          "the file does not say `ctmc`; PRISM then reads choices that nobody's chance makes",
          "write `ctmc` as its first line if its numbers are rates");
    }
  }

  /// {@return whether the next word makes the file a model of another kind}
  private boolean otherKind() {
    Token token = tokens.peek();
    Optional<String> has =
        token.kind() == Kind.WORD
            ? Optional.ofNullable(OTHER_KINDS.get(token.text()))
            : Optional.empty();
    has.ifPresent(
        what ->
            mistakes.notCarried(
                token.span(),
                "a model of kind `%s` has %s; only `ctmc` can be read"
                    .formatted(token.text(), what),
                "give the model rates, and write `ctmc`"));
    return has.isPresent();
  }

  private void item() {
    Token token = tokens.peek();
    switch (token.kind() == Kind.WORD ? token.text() : "") {
      case "ctmc", "stochastic" -> kind();
      case "const", "rate", "prob" -> constant();
      case "formula" -> formula();
      case "label" -> label();
      case "global" -> {
        tokens.next();
        declared().ifPresent(globals::add);
      }
      case "module" -> module();
      case "rewards" -> {
        String line = source.place(token.span());
        skip("endrewards");
        leftOut.add("the rewards at %s are left out".formatted(line));
      }
      case "init" ->
          block("endinit", "several initial states", "write `init` behind the variables");
      case "system" ->
          block(
              "endsystem", "a composition of its own", "let modules synchronise by their actions");
      case "observables" -> block("endobservables", "observables", "leave them out");
      default -> throw tokens.unreadable("`const`, `formula`, `module` or the like");
    }
  }

  private void kind() {
    Token token = tokens.next();
    if (ctmc) {
      mistakes.meaning(token.span(), "the kind of the model is said twice", "say it once");
    }
    ctmc = true;
  }

  private void block(String end, String what, String help) {
    Token token = tokens.peek();
    skip(end);
    mistakes.notCarried(
        token.span(), "`%s ... %s`: %s cannot be read".formatted(token.text(), end, what), help);
  }

  private void skip(String end) {
    while (!tokens.end() && !tokens.peek().is(end)) {
      tokens.next();
    }
    tokens.expect(end);
  }

  private Identifier identifier(String what) {
    if (tokens.peek().kind() == Kind.WORD && KEYWORDS.contains(tokens.peek().text())) {
      throw tokens.refuse(
          "%s should stand here; `%s` is a word of PRISM".formatted(what, tokens.peek().text()),
          "give it another name");
    }
    Token token = tokens.expect(Kind.WORD, what);
    return new Identifier(token.text(), token.span());
  }

  private void constant() {
    Type type = tokens.next().is("const") ? Type.INT : Type.DOUBLE;
    for (Type named : Type.values()) {
      if (tokens.take(named.name().toLowerCase(java.util.Locale.ROOT))) {
        type = named;
        break;
      }
    }
    Identifier name = identifier("the name of a constant");
    Optional<Expression> value =
        tokens.take("=") ? Optional.of(expressions.expression()) : Optional.empty();
    tokens.expect(";");
    constants.add(new Script.Constant(type, name, value));
  }

  private void formula() {
    tokens.next();
    Identifier name = identifier("the name of a formula");
    tokens.expect("=");
    formulas.add(new Script.Formula(name, expressions.expression()));
    tokens.expect(";");
  }

  private void label() {
    tokens.next();
    Token name = tokens.expect(Kind.QUOTED, "a name in double quotes");
    tokens.expect("=");
    Expression condition = expressions.expression();
    tokens.expect(";");
    labels.add(new Script.Label(new Identifier(name.text(), name.span()), condition));
  }

  /// {@return the variable; empty if it is of a type that cannot be carried}
  private Optional<Script.Declared> declared() {
    Identifier name = identifier("the name of a variable");
    tokens.expect(":");
    Token type = tokens.peek();
    if (type.kind() != Kind.WORD && !type.is("[")) {
      throw tokens.unreadable("`bool` or bounds, as in `[0..10]`,");
    }
    tokens.next();
    Optional<Script.Bounds> bounds = Optional.empty();
    if (type.is("[")) {
      Expression low = expressions.expression();
      tokens.expect("..");
      bounds = Optional.of(new Script.Bounds(low, expressions.expression()));
      tokens.expect("]");
    } else if (!type.is("bool")) {
      mistakes.notCarried(
          name.span(),
          "variable `%s` is neither a truth value nor an integer with bounds, but %s"
              .formatted(name.text(), type.words()),
          "give it bounds, as in `%s : [0..10]`".formatted(name.text()));
      tokens.recover(OPENING);
      return Optional.empty();
    }
    Optional<Expression> start =
        tokens.take("init") ? Optional.of(expressions.expression()) : Optional.empty();
    tokens.expect(";");
    return Optional.of(new Script.Declared(name, bounds, start));
  }

  private void module() {
    tokens.next();
    Identifier name = identifier("the name of a module");
    if (tokens.take("=")) {
      renamed(name);
      return;
    }
    List<Script.Declared> variables = new ArrayList<>();
    List<Script.Command> commands = new ArrayList<>();
    while (!tokens.peek().is("endmodule")) {
      if (tokens.end() || (tokens.peek().kind() == Kind.WORD && opens(tokens.peek()))) {
        throw tokens.unreadable("a variable, a command or `endmodule`");
      }
      try {
        part(variables, commands);
      } catch (Unreadable said) {
        tokens.recover(Set.of("endmodule", "module"));
      }
    }
    tokens.next();
    modules.add(
        new Written(new Script.Module(name, variables, commands, Map.of()), Optional.empty()));
  }

  private static boolean opens(Token token) {
    return OPENING.contains(token.text());
  }

  private void part(List<Script.Declared> variables, List<Script.Command> commands) {
    if (tokens.peek().is("[")) {
      commands.add(command());
    } else if (tokens.peek().is("invariant")) {
      block("endinvariant", "an invariant", "only timed automata have it; leave it out");
    } else {
      declared().ifPresent(variables::add);
    }
  }

  private void renamed(Identifier name) {
    Identifier base = identifier("the module to be renamed");
    tokens.expect("[");
    Map<String, String> renaming = new HashMap<>();
    do {
      Token from = tokens.expect(Kind.WORD, "a name");
      tokens.expect("=");
      Token to = tokens.expect(Kind.WORD, "a name");
      if (renaming.put(from.text(), to.text()) != null) {
        mistakes.meaning(
            from.span(), "`%s` is renamed twice".formatted(from.text()), "rename it once");
      }
    } while (tokens.take(","));
    tokens.expect("]");
    tokens.expect("endmodule");
    modules.add(
        new Written(new Script.Module(name, List.of(), List.of(), renaming), Optional.of(base)));
  }

  private Script.Command command() {
    Span start = tokens.next().span();
    Optional<Identifier> action =
        tokens.peek().is("]") ? Optional.empty() : Optional.of(identifier("an action or `]`"));
    tokens.expect("]");
    Expression guard = expressions.expression();
    tokens.expect("->");
    List<Script.Alternative> alternatives = new ArrayList<>();
    if (update()) {
      alternatives.add(new Script.Alternative(Optional.empty(), updates()));
    } else {
      do {
        Expression rate = expressions.expression();
        tokens.expect(":");
        alternatives.add(new Script.Alternative(Optional.of(rate), updates()));
      } while (tokens.take("+"));
    }
    tokens.expect(";");
    return new Script.Command(action, guard, alternatives, tokens.since(start));
  }

  /// {@return whether what comes next is an update and no rate}
  private boolean update() {
    return tokens.peek().is("true")
        || (tokens.peek().is("(") && tokens.second().kind() == Kind.PRIMED);
  }

  private List<Script.Update> updates() {
    List<Script.Update> updates = new ArrayList<>();
    if (tokens.take("true")) {
      return updates;
    }
    do {
      tokens.expect("(");
      Token primed = tokens.expect(Kind.PRIMED, "a variable with a prime, as in `x'`");
      tokens.expect("=");
      Expression value = expressions.expression();
      tokens.expect(")");
      updates.add(new Script.Update(new Identifier(primed.text(), primed.span()), value));
    } while (tokens.take("&"));
    return updates;
  }
}
