package offramp.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.model.Unknown;
import offramp.model.Variable;
import offramp.solve.Graph;

/// A chain as plain text, in tables whose columns are set apart by tabs, and for Graphviz.
public final class GraphText {
  private final Model model;
  private final Graph graph;
  private final Appendable out;

  /// @param out where it is written
  public GraphText(Model model, Graph graph, Appendable out) {
    this.model = model;
    this.graph = graph;
    this.out = out;
  }

  /// {@return what holds for the whole, in sentences}
  public static List<String> notes(Model model, Graph graph) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "%s, theory `%s`, %s states"
            .formatted(
                model.crisis().title().isEmpty()
                    ? "A model without a title"
                    : model.crisis().title(),
                model.crisis().theory(),
                Figures.count(graph.states())));
    if (!model.unknowns().isEmpty()) {
      notes.add(
          "one draw of the unknowns, each at its median unless --set fixes it: "
              + String.join(", ", model.unknowns().stream().map(GraphText::median).toList()));
    }
    if (!graph.given()) {
      notes.add("these medians do not keep to every `given`: fix some with --set");
    }
    if (graph.periods().size() > 1) {
      notes.add("the calendar changes the chain: each period has states of its own");
    }
    return notes;
  }

  private static String median(Unknown unknown) {
    double median = unknown.quantile(0.5);
    boolean word = !unknown.words().isEmpty();
    return unknown.name()
        + " = "
        + (word ? unknown.words().get((int) median) : number(median))
        + unknown.scale().map(scale -> scale.per() ? " per day" : " days").orElse("");
  }

  /// Writes the states: number, period, probability at the start, values, outcomes.
  public void states() throws IOException {
    comments("# ");
    for (int i = 0; i < graph.periods().size(); i++) {
      Graph.Period period = graph.periods().get(i);
      line(
          "# period %d: from day %s to day %s"
              .formatted(i, number(period.fromDays()), number(period.toDays())));
    }
    List<String> head = new ArrayList<>(List.of("state", "period", "initial"));
    model.variables().forEach(variable -> head.add(variable.name()));
    head.addAll(graph.memory());
    model.outcomes().forEach(outcome -> head.add("outcome " + outcome.name()));
    line(String.join("\t", head));
    for (int i = 0; i < graph.periods().size(); i++) {
      Graph.Period period = graph.periods().get(i);
      for (int state = period.first(); state < period.end(); state++) {
        line(state + "\t" + i + "\t" + row(state));
      }
    }
  }

  private String row(int state) {
    List<String> cells = new ArrayList<>();
    cells.add(number(graph.initial(state)));
    double[] values = graph.values(state);
    for (int i = 0; i < values.length; i++) {
      cells.add(
          i < model.variables().size()
              ? word(model.variables().get(i), values[i])
              : number(values[i]));
    }
    for (int outcome = 0; outcome < model.outcomes().size(); outcome++) {
      cells.add(graph.hit(outcome, state) ? "1" : "0");
    }
    return String.join("\t", cells);
  }

  private static String word(Variable variable, double value) {
    return switch (variable) {
      case Variable.Ladder(_, var rungs, _, _) -> rungs.get((int) value);
      case Variable.Flag _, Variable.Level _, Variable.Score _ -> number(value);
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /// Writes what leads from one state to another: rates per day, and where there are periods the
  /// probabilities of where their ends lead.
  public void transitions() throws IOException {
    comments("# ");
    line("# a rate is per day; a row without an event is the end of a period, and a probability");
    line("source\ttarget\trate\tevent");
    for (int state = 0; state < graph.states(); state++) {
      List<String> rows = new ArrayList<>();
      String source = state + "\t";
      graph.leave(
          state,
          new Graph.Visitor() {
            @Override
            public void transition(int target, double rate, int event) {
              rows.add(source + target + "\t" + rate + "\t" + model.events().get(event).name());
            }

            @Override
            public void passage(int target, double probability) {
              rows.add(source + target + "\t" + probability + "\t");
            }
          });
      for (String row : rows) {
        line(row);
      }
    }
  }

  /// Writes the graph in the language of Graphviz.
  public void dot() throws IOException {
    line("digraph chain {");
    comments("  // ");
    line("  rankdir=LR;");
    line("  node [shape=box, fontname=\"sans-serif\"];");
    line("  edge [fontname=\"sans-serif\", fontsize=10];");
    for (int state = 0; state < graph.states(); state++) {
      line("  s%d [label=\"%s\"%s];".formatted(state, label(state), look(state)));
    }
    for (int state = 0; state < graph.states(); state++) {
      List<String> arrows = new ArrayList<>();
      String source = "  s" + state + " -> s";
      graph.leave(
          state,
          new Graph.Visitor() {
            @Override
            public void transition(int target, double rate, int event) {
              String name = escaped(model.events().get(event).name());
              arrows.add(
                  source
                      + target
                      + " [label=\"%s\\n%s per day\"];".formatted(name, Figures.number(rate)));
            }

            @Override
            public void passage(int target, double probability) {
              arrows.add(
                  source
                      + target
                      + " [style=dashed, label=\"%s\"];".formatted(Figures.percent(probability)));
            }
          });
      for (String arrow : arrows) {
        line(arrow);
      }
    }
    line("}");
  }

  private String label(int state) {
    List<String> parts = new ArrayList<>();
    double[] values = graph.values(state);
    for (int i = 0; i < model.variables().size(); i++) {
      Variable variable = model.variables().get(i);
      parts.add(escaped(variable.name() + " " + word(variable, values[i])));
    }
    for (int i = 0; i < graph.memory().size(); i++) {
      parts.add(
          escaped(graph.memory().get(i) + " " + number(values[model.variables().size() + i])));
    }
    return String.join("\\n", parts);
  }

  /// Where histories begin the line is bold; harm is filled dark, other outcomes light.
  private String look(int state) {
    String look = graph.initial(state) > 0 ? ", penwidth=3" : "";
    boolean harm = false;
    boolean other = false;
    for (int i = 0; i < model.outcomes().size(); i++) {
      Outcome outcome = model.outcomes().get(i);
      harm |= graph.hit(i, state) && outcome.harm().isPresent();
      other |= graph.hit(i, state) && outcome.harm().isEmpty();
    }
    return look
        + (harm
            ? ", style=filled, fillcolor=\"#e8a090\""
            : other ? ", style=filled, fillcolor=\"#e8efe0\"" : "");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private void comments(String opening) throws IOException {
    for (String note : notes(model, graph)) {
      line(opening + note);
    }
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }
}
