package offramp.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import offramp.check.Checker;
import offramp.check.Told;
import offramp.check.Variation;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Fact;
import offramp.model.Firing;
import offramp.model.Firing.Lag;
import offramp.model.Firing.Timing;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Term;
import offramp.model.Unknown;
import offramp.program.KnownPaths;
import offramp.program.Program;
import offramp.program.Strands;
import offramp.simulate.Identity;
import offramp.text.Source;

/// A model that is read for one case after the other, by names: its events that are called as what
/// files of cases tell of, its facts, its outcomes. One program serves all cases.
public final class Template {
  /// Acts and words of a crisis, as `direction` has them.
  static final List<String> SAID =
      List.of(
          "escalate",
          "threaten",
          "deescalate",
          "cooperate",
          "uncooperate",
          "verbal_coop",
          "verbal_conflict",
          "unspecified");

  /// Militarized acts, by their level.
  static final List<String> FOUGHT = List.of("none", "threat", "display", "force", "war");

  /// The first act of lethal force on the first day, and later.
  static final List<String> LETHAL = List.of("lethal_first_day", "lethal");

  /// How a crisis ends.
  static final List<String> ENDINGS = List.of("settles", "violence", "war", "ends");

  private static final String OTHER = "other";
  private static final String END = "ends";

  private final Model model;
  private final Program program;
  private final Map<String, Integer> events = new HashMap<>();
  private final double[] written;
  private final Set<String> acts;
  private final BitSet concerns;
  private final Set<String> all;

  private Template(Model model, double[] written, Set<String> acts) {
    this(model, written, acts, every(model), names(model));
  }

  /// @param concerns the numbers of the unknowns that are asked for
  /// @param all names of the events of the whole template, of which this may be a strand
  private Template(
      Model model, double[] written, Set<String> acts, BitSet concerns, Set<String> all) {
    this.concerns = concerns;
    this.all = all;
    this.model = model;
    this.program = Program.of(model);
    this.written = written;
    this.acts = acts;
    for (int i = 0; i < model.events().size(); i++) {
      events.put(model.events().get(i).name(), i);
    }
  }

  private static BitSet every(Model model) {
    BitSet every = new BitSet();
    every.set(0, model.unknowns().size());
    return every;
  }

  private static Set<String> names(Model model) {
    return model.events().stream().map(event -> event.name()).collect(Collectors.toSet());
  }

  /// {@return the strands of the template, each a template by itself; unknowns that bear on nothing
  /// are in none}
  List<Template> strands() {
    List<Template> strands = new ArrayList<>();
    KnownPaths known = new KnownPaths(model, told());
    List<Strands.Strand> found = Strands.of(model, Set.copyOf(ENDINGS), known.variables());
    for (Strands.Strand strand : found) {
      if (strand.events().intersects(told()) && !strand.unknowns().isEmpty()) {
        strands.add(part(strand, known.driven(strand), found.size() == 1));
      }
    }
    return strands;
  }

  /// {@return a strand as a template; what is told and moves its state from outside comes at a rate
  /// of 1 per day, so that it weighs the same whatever the unknowns}
  private Template part(Strands.Strand strand, Strands.Strand driven, boolean whole) {
    List<Firing.Event> events =
        driven.events().stream()
            .mapToObj(i -> strand.events().get(i) ? model.events().get(i) : outside(i))
            .toList();
    return new Template(
        model.only(
            events,
            driven.triggers().stream().mapToObj(model.triggers()::get).toList(),
            whole ? model.outcomes() : List.of()),
        written,
        acts,
        strand.unknowns(),
        all);
  }

  private Firing.Event outside(int number) {
    Firing.Event event = model.events().get(number);
    if (!byChance(number)) {
      return event;
    }
    return new Firing.Event(
        event.name(),
        event.actor(),
        new Condition.Truth(true),
        new Timing.Rate(new Term.Constant(1), event.timing().span()),
        event.consequences(),
        event.span());
  }

  /// {@return the strands that bear on the outcomes that are asked for, or on acts, as one
  /// template; the others say nothing of the answer}
  Template bearing(Set<Integer> outcomes, boolean onActs) {
    BitSet read = new BitSet();
    outcomes.forEach(
        number -> read.or(Strands.variables(model, model.outcomes().get(number).condition())));
    BitSet events = new BitSet();
    BitSet triggers = new BitSet();
    BitSet told = acts();
    for (Strands.Strand strand : Strands.of(model, Set.copyOf(ENDINGS))) {
      if (strand.variables().intersects(read) || (onActs && strand.events().intersects(told))) {
        events.or(strand.events());
        triggers.or(strand.triggers());
      }
    }
    return new Template(
        model.only(
            events.stream().mapToObj(model.events()::get).toList(),
            triggers.stream().mapToObj(model.triggers()::get).toList(),
            model.outcomes()),
        written,
        acts,
        concerns,
        all);
  }

  /// {@return the outcomes that end a history}
  Set<Integer> ends() {
    return IntStream.range(0, model.outcomes().size())
        .filter(i -> model.outcomes().get(i).ends())
        .boxed()
        .collect(Collectors.toSet());
  }

  /// {@return how a case ends in the whole template, as far as it can be told of: that it ends, if
  /// the template has an event for that, and at the same moment what it came to}
  List<String> endings(CaseStory story) {
    List<String> endings = new ArrayList<>();
    if (story.ending().contains(END) && all.contains(END)) {
      endings.add(END);
    }
    story.ending().stream()
        .filter(name -> !name.equals(END) && all.contains(name))
        .findFirst()
        .ifPresent(endings::add);
    return endings;
  }

  /// {@return the template that a sound model is for such cases}
  public static Template of(Source source, Variation variation, PastCases cases)
      throws UnusableCases {
    Model model = Checker.check(source, variation.told(Told.OPEN)).model().orElseThrow();
    Model closed = Checker.check(source, variation).model().orElseThrow();
    boolean fought = cases.crises().isEmpty();
    Set<String> acts = new TreeSet<>(fought ? FOUGHT : SAID);
    Template template = new Template(model, written(model, closed), acts);
    template.check(fought);
    for (int fact : template.numbers(Unknown.Reach.FACT)) {
      CaseFact.named(model.unknowns().get(fact).name());
    }
    return template;
  }

  private static double[] written(Model model, Model closed) {
    Map<String, Double> values = new HashMap<>();
    for (Definition definition : closed.definitions()) {
      if (definition.fact().isPresent() && definition.value() instanceof Term.Constant(var value)) {
        values.put(definition.name(), value);
      }
    }
    return model.unknowns().stream()
        .mapToDouble(unknown -> values.getOrDefault(unknown.name(), 0.0))
        .toArray();
  }

  /// All that happens by chance must be told of, so that the likelihood is exact.
  private void check(boolean fought) throws UnusableCases {
    Set<String> known = new TreeSet<>(acts);
    known.addAll(fought ? List.of("settles", "ends") : LETHAL);
    known.addAll(fought ? List.of() : ENDINGS);
    String names = "events that are read are called " + String.join(", ", known);
    if (model.events().stream().noneMatch(event -> known.contains(event.name()))) {
      throw new UnusableCases(
          "no event of the template is called as what the cases tell of", names);
    }
    for (int event = 0; event < model.events().size(); event++) {
      String name = model.events().get(event).name();
      if (byChance(event) && !known.contains(name)) {
        throw new UnusableCases(
            "event `%s` happens by chance, and no case tells of it".formatted(name), names);
      }
    }
    if (!model.correlations().isEmpty()) {
      throw new UnusableCases(
          "the template correlates unknowns, which a fit to many cases does not follow",
          "let one be read from the other by a `let`, with an unknown for what they do not share");
    }
    if (program.branches()) {
      throw new UnusableCases(
          "what an event does is drawn, and no case tells what was drawn",
          "write each branch as an event of its own, under a name that the cases have; " + names);
    }
  }

  private boolean byChance(int event) {
    return switch (model.events().get(event).timing()) {
      case Timing.Rate _ -> true;
      case Timing.Clock(Lag lag, _) -> lag instanceof Lag.Drawn;
      case Timing.Dated _ -> false;
    };
  }

  public Model model() {
    return model;
  }

  Program program() {
    return program;
  }

  /// {@return a text that differs where templates differ in what bears on the numbers}
  String identity() {
    return Identity.of(model) + Arrays.toString(written) + acts + concerns;
  }

  /// {@return the numbers of the unknowns that are shared so}
  int[] numbers(Unknown.Reach reach) {
    return IntStream.range(0, model.unknowns().size())
        .filter(i -> model.unknowns().get(i).reach() == reach)
        .filter(i -> reach == Unknown.Reach.FACT || concerns.get(i))
        .toArray();
  }

  /// {@return the unknowns that all cases share}
  public List<Unknown> shared() {
    return Arrays.stream(numbers(Unknown.Reach.ALL)).mapToObj(model.unknowns()::get).toList();
  }

  /// {@return facts of which files of cases do not tell, so that they keep the value written}
  public List<String> untold() throws UnusableCases {
    List<String> names = new ArrayList<>();
    for (int fact : numbers(Unknown.Reach.FACT)) {
      String name = model.unknowns().get(fact).name();
      if (CaseFact.named(name).isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /// {@return the number of the event of this name, if there is one that happens by chance}
  Optional<Integer> event(String name) {
    return Optional.ofNullable(events.get(name)).filter(this::byChance);
  }

  /// {@return the number of the outcome of this name; one that is asked for must be there}
  int outcome(String name) throws UnusableCases {
    List<String> names = model.outcomes().stream().map(Outcome::name).toList();
    if (!names.contains(name)) {
      throw new UnusableCases(
          "the template has no outcome `%s`, which is asked for".formatted(name),
          names.isEmpty()
              ? "declare one, as in `outcome %s when ...`".formatted(name)
              : "it has " + String.join(", ", names));
    }
    return names.indexOf(name);
  }

  /// {@return the numbers of the events that are acts}
  BitSet acts() {
    BitSet all = new BitSet();
    acts.forEach(name -> event(name).ifPresent(all::set));
    return all;
  }

  /// {@return the numbers of the events of these names that the template has}
  int[] events(Set<String> names) {
    return names.stream().sorted().flatMap(n -> event(n).stream()).mapToInt(n -> n).toArray();
  }

  /// {@return all that happens by chance}
  BitSet told() {
    BitSet all = new BitSet();
    IntStream.range(0, model.events().size()).filter(this::byChance).forEach(all::set);
    return all;
  }

  /// {@return what is not told of a case: acts and lethal force, where no file has its acts}
  BitSet mute(CaseStory story) {
    BitSet mute = new BitSet();
    if (!story.told()) {
      mute.or(acts());
      LETHAL.forEach(name -> event(name).ifPresent(mute::set));
    }
    return mute;
  }

  /// Writes the facts of a case where the unknowns stand.
  void tell(CaseStory story, double[] unknowns) throws UnusableCases {
    for (int number : numbers(Unknown.Reach.FACT)) {
      Unknown fact = model.unknowns().get(number);
      Optional<String> value =
          CaseFact.named(fact.name()).flatMap(f -> Optional.ofNullable(story.facts().get(f)));
      unknowns[number] = value.isEmpty() ? written[number] : value(fact, value.get(), story);
    }
  }

  private double value(Unknown fact, String value, CaseStory story) throws UnusableCases {
    if (!fact.words().isEmpty()) {
      int word = fact.words().indexOf(CaseFact.spoken(value));
      int found = word < 0 ? fact.words().indexOf(OTHER) : word;
      if (found >= 0) {
        return found;
      }
      throw new UnusableCases(
          "%s has `%s` for fact `%s`, which is `%s` and no word of it"
              .formatted(story.of().name(), value, fact.name(), CaseFact.spoken(value)),
          "add it, or a word `other` for all that has none: `fact %s one of %s, other = other`"
              .formatted(fact.name(), String.join(", ", fact.words())));
    }
    Fact may = new Fact(List.of(), value.equals("true") || value.equals("false"));
    boolean truth = fact.law() instanceof offramp.random.Distribution.Bernoulli;
    if (may.truth() != truth) {
      throw new UnusableCases(
          "fact `%s` is `%s` in %s, and no %s in the template"
              .formatted(
                  fact.name(), value, story.of().name(), may.truth() ? "true or false" : "word"),
          may.truth()
              ? "write `fact %s = false`".formatted(fact.name())
              : "write `fact %s one of %s, other = other`"
                  .formatted(fact.name(), CaseFact.spoken(value)));
    }
    return value.equals("true") ? 1 : 0;
  }

  /// {@return the names of what is read of cases, for people}
  public String read() {
    return told().stream()
        .mapToObj(event -> model.events().get(event).name())
        .collect(Collectors.joining(", "));
  }
}
