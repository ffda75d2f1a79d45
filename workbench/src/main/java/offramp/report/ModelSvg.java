package offramp.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import offramp.model.Firing;
import offramp.model.Model;
import offramp.model.Variable;
import offramp.program.Influences;
import offramp.program.Influences.Influence;

/// The picture of a model as SVG: happenings by actor at the left, the state at the right, and
/// between them what moves what and what bears on what.
public final class ModelSvg {
  private static final int LEFT = 24;
  private static final int TOP = 112;
  private static final int ROW = 19;
  private static final int STATE_ROW = 25;
  private static final int HEAD = 24;
  private static final int BETWEEN = 330;
  private static final int RUNG = 14;
  private static final int ACTORS_SHOWN = 40;

  private final Model model;
  private final Values values;
  private final Svg svg = new Svg();
  private final List<Influence> influences;
  private final Ordering ordering;
  private final Map<String, Integer> happeningAt = new LinkedHashMap<>();
  private final Map<String, Integer> stateAt = new LinkedHashMap<>();
  private int right = LEFT;

  private ModelSvg(Model model) {
    this.model = model;
    this.values = new Values(model);
    this.influences = Influences.of(model);
    this.ordering = Ordering.of(groups(), influences);
  }

  /// {@return the picture; the same model gives the same text}
  public static String of(Model model) {
    ModelSvg picture = new ModelSvg(model);
    int stateX = picture.happenings() + BETWEEN;
    int height = Math.max(picture.happeningEnd(), picture.states(stateX)) + LEFT;
    picture.influences(stateX - BETWEEN, stateX);
    picture.idle(height);
    picture.header();
    return picture.svg.whole(
        picture.title(), picture.description(), picture.right + LEFT, height + LEFT);
  }

  private String title() {
    String title = model.crisis().title();
    return title.isEmpty() ? "A model without a title" : title;
  }

  private String description() {
    return ("%d kinds of happening by %d actors at the left, %d parts of the state at the right, and"
            + " lines for what moves what and what bears on what.")
        .formatted(happeningAt.size(), model.crisis().actors().size(), stateAt.size());
  }

  /// {@return the names of happenings by who does them, triggers last}
  private List<Ordering.Group> groups() {
    Map<String, Set<String>> actors = new LinkedHashMap<>();
    for (Firing.Event event : model.events()) {
      Set<String> by = actors.computeIfAbsent(family(event.name()), _ -> new LinkedHashSet<>());
      event.actor().ifPresent(by::add);
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    actors.forEach(
        (event, by) -> groups.computeIfAbsent(group(by), _ -> new ArrayList<>()).add(event));
    Set<String> triggers = new LinkedHashSet<>();
    model.triggers().forEach(trigger -> triggers.add(family(trigger.name())));
    if (!triggers.isEmpty()) {
      groups.put("at once, when their cause comes", List.copyOf(triggers));
    }
    return groups.entrySet().stream()
        .map(group -> new Ordering.Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static String family(String name) {
    return Influences.family(name);
  }

  private String group(Set<String> actors) {
    if (actors.isEmpty()) {
      return "by nobody named";
    }
    String names = String.join(", ", actors);
    return model.crisis().groups().entrySet().stream()
        .filter(group -> actors.size() > 1 && Set.copyOf(group.getValue()).equals(actors))
        .findFirst()
        .map(Map.Entry::getKey)
        .map(name -> "each of " + name)
        .orElse(
            names.length() <= ACTORS_SHOWN
                ? names
                : names.substring(0, ACTORS_SHOWN).replaceFirst(",[^,]*$", ", ..."));
  }

  /// {@return where the column of happenings ends at the right}
  private int happenings() {
    int y = TOP;
    double widest = 0;
    for (Ordering.Group group : ordering.groups()) {
      svg.text("head", LEFT, y, group.name());
      widest = Math.max(widest, Svg.width(group.name()));
      for (String name : group.names()) {
        y += ROW;
        svg.text("", LEFT + 14, y, name);
        widest = Math.max(widest, 14 + Svg.width(name));
        happeningAt.put(name, y - 4);
      }
      y += HEAD + 4;
    }
    int end = LEFT + (int) Math.ceil(widest) + 8;
    for (Ordering.Group group : ordering.groups()) {
      for (String name : group.names()) {
        double from = LEFT + 14 + Svg.width(name) + 4;
        svg.rule(from, end, happeningAt.getOrDefault(name, 0));
      }
    }
    return end;
  }

  private int happeningEnd() {
    return happeningAt.values().stream().mapToInt(y -> y).max().orElse(TOP) + ROW;
  }

  /// {@return where the column of states ends at the bottom}
  private int states(int x) {
    Map<String, Families.Family> families = new LinkedHashMap<>();
    Families.of(model.variables().stream().map(Variable::name).toList())
        .forEach(family -> families.put(family.name(), family));
    double widest = families.keySet().stream().mapToDouble(Svg::width).max().orElse(0);
    int y = TOP;
    for (String state : ordering.states()) {
      Families.Family family = families.get(state);
      if (family == null) {
        throw new AssertionError("no state " + state);
      }
      if (model.variables().get(family.instances().getFirst().number())
          instanceof Variable.Ladder ladder) {
        y += 2 * (ladder.rungs().size() - 1);
        ladder(family, ladder, x + (int) Math.ceil(widest) + 14, y);
      } else {
        chip(family, x + (int) Math.ceil(widest) + 14, y);
      }
      svg.text("name", x + 4, y, state);
      stateAt.put(state, y - 4);
      y += STATE_ROW;
    }
    return y;
  }

  /// Rungs rise to the right, and those where some instance stands today are filled.
  private void ladder(Families.Family family, Variable.Ladder ladder, int x, int y) {
    double at = x;
    for (int i = 0; i < ladder.rungs().size(); i++) {
      double rung = i;
      boolean today =
          family.instances().stream()
              .anyMatch(
                  of ->
                      Values.start(model.variables().get(of.number()))
                          .filter(v -> v == rung)
                          .isPresent());
      double width = Svg.width(ladder.rungs().get(i)) + RUNG - 4;
      svg.box(today ? "rung today" : "rung", at, y - RUNG - 2 * i, width);
      svg.text(today ? "on" : "", at + 5, y - 2 * i, ladder.rungs().get(i));
      at += width;
    }
    right = Math.max(right, (int) Math.ceil(at));
    count(family, at + 6, y);
  }

  private void chip(Families.Family family, int x, int y) {
    String start = family.text(i -> values.state(model.variables().get(i)));
    String text = start.length() <= 60 ? start : start.substring(0, 57) + "...";
    double width = Svg.width(text) + 12;
    svg.box("chip", x, y - RUNG, width);
    svg.text("", x + 6, y, text);
    right = Math.max(right, (int) Math.ceil(x + width));
    count(family, x + width + 6, y);
  }

  private void count(Families.Family family, double x, int y) {
    if (family.instances().size() > 1) {
      String text = "× " + family.instances().size();
      svg.text("faint", x, y, text);
      right = Math.max(right, (int) Math.ceil(x + Svg.width(text)));
    }
  }

  private void influences(int from, int to) {
    for (Influence influence : influences) {
      String state = influence.state();
      int y = stateAt.getOrDefault(state, 0);
      for (Map.Entry<Influences.Effect, Set<String>> effect : influence.effects().entrySet()) {
        for (String name : effect.getValue()) {
          int end = happeningAt.getOrDefault(name, 0);
          String words = "%s %s %s".formatted(state, Portrait.word(effect.getKey()), name);
          svg.curve("bears", words, new Svg.Line(to, y + 3, from, end + 3));
        }
      }
    }
    for (Influence influence : influences) {
      String state = influence.state();
      int y = stateAt.getOrDefault(state, 0);
      for (Map.Entry<Influences.Move, Set<String>> move : influence.moved().entrySet()) {
        String style = style(move.getKey());
        for (String name : move.getValue()) {
          int start = happeningAt.getOrDefault(name, 0);
          String words = "%s %s %s".formatted(state, Portrait.word(move.getKey()), name);
          svg.curve(style, words, new Svg.Line(from, start - 2, to, y - 2));
        }
      }
    }
  }

  /// Actors that do nothing by name stand at the foot.
  private void idle(int y) {
    Set<String> idle = new LinkedHashSet<>(model.crisis().actors());
    Map<String, List<String>> groups = model.crisis().groups();
    for (Firing.Event event : model.events()) {
      event.actor().map(who -> groups.getOrDefault(who, List.of(who))).ifPresent(idle::removeAll);
    }
    if (!idle.isEmpty()) {
      String text = "Actors to whom no event is given: " + String.join(", ", idle);
      svg.text("faint", LEFT, y, text);
      right = Math.max(right, (int) Math.ceil(LEFT + Svg.width(text)));
    }
  }

  private static String style(Influences.Move move) {
    return switch (move) {
      case UP -> "up";
      case DOWN -> "down";
      case SET -> "set";
    };
  }

  private void header() {
    svg.text("head", LEFT, 30, title());
    String theory = "theory `%s`".formatted(model.crisis().theory());
    svg.text("faint", LEFT, 48, theory + "; filled: where it stands at the start");
    double x = LEFT;
    x = legend("up", "moves up", x);
    x = legend("down", "moves down", x);
    x = legend("set", "sets", x);
    x = legend("bears", "speeds, slows, allows, sets off or sways", x);
    right = Math.max(right, (int) Math.ceil(x));
    right = Math.max(right, (int) Math.ceil(LEFT + Svg.width(title())));
  }

  private double legend(String style, String words, double x) {
    svg.curve(style, words, new Svg.Line(x, 66, x + 30, 66));
    svg.text("faint", x + 36, 70, words);
    return x + 36 + Svg.width(words) + 20;
  }
}
