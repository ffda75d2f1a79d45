package offramp.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import offramp.model.Model;
import offramp.simulate.Identity;
import offramp.simulate.Rows;
import offramp.simulate.Sheet;
import offramp.simulate.Sheets;

/// Exact answers under some draws of the unknowns, as rows of tables that can be kept, and back.
///
/// @param days report dates
/// @param from the first draw of the first part
/// @param each draws of a part
record AnswerRows(Model model, double[] days, int from, int each)
    implements Sheets<List<Solver.Answered<Found>>> {
  private static final List<String> PLAIN =
      List.of("exact_draws", "exact_unknowns", "exact_outcomes");
  private static final List<String> WATCHED = List.of("exact_watches", "exact_masses");

  @Override
  public List<String> tables() {
    List<String> all = new ArrayList<>(PLAIN);
    all.addAll(model.watches().isEmpty() ? List.of() : WATCHED);
    return all;
  }

  @Override
  public List<Rows> rows(long part, List<Solver.Answered<Found>> answers) {
    Sheet draws = new Sheet("draw", "attempts").reals("error", "weight");
    Sheet unknowns = new Sheet("draw", "number").words("unknown").reals("value");
    Sheet outcomes =
        new Sheet("draw", "number", "step").words("outcome").reals("day", "probability");
    for (int one = 0; one < answers.size(); one++) {
      long draw = from + part * each + one;
      Solver.Answered<Found> answer = answers.get(one);
      Found found = answer.found();
      draws.whole(draw, answer.attempts()).real(found.error(), found.weight());
      for (int number = 0; number < model.unknowns().size(); number++) {
        unknowns.whole(draw, number).word(model.unknowns().get(number).name());
        unknowns.real(answer.parameters()[number]);
      }
      for (int number = 0; number < model.outcomes().size(); number++) {
        for (int step = 0; step < days.length; step++) {
          outcomes.whole(draw, number, step).word(model.outcomes().get(number).name());
          outcomes.real(days[step], found.outcomes()[number][step]);
        }
      }
    }
    Map<String, String> labels = Identity.labels(model);
    List<Rows> rows = new ArrayList<>();
    rows.add(new Rows(PLAIN.get(0), labels, draws.columns()));
    rows.add(new Rows(PLAIN.get(1), labels, unknowns.columns()));
    rows.add(new Rows(PLAIN.get(2), labels, outcomes.columns()));
    if (!model.watches().isEmpty()) {
      rows.addAll(watched(part, answers, labels));
    }
    return rows;
  }

  private List<Rows> watched(
      long part, List<Solver.Answered<Found>> answers, Map<String, String> labels) {
    Sheet watches =
        new Sheet("draw", "number", "step").words("watch").reals("day", "mean", "square");
    Sheet masses = new Sheet("draw", "number", "step").words("watch").reals("value", "mass");
    for (int one = 0; one < answers.size(); one++) {
      long draw = from + part * each + one;
      for (int number = 0; number < model.watches().size(); number++) {
        String name = model.watches().get(number).name();
        for (int step = 0; step < days.length; step++) {
          Found.Law law = answers.get(one).found().watched().get(number).get(step);
          watches.whole(draw, number, step).word(name).real(days[step], law.mean(), law.square());
          for (Map.Entry<Double, Double> mass : law.masses().entrySet()) {
            masses.whole(draw, number, step).word(name).real(mass.getKey(), mass.getValue());
          }
        }
      }
    }
    return List.of(
        new Rows(WATCHED.get(0), labels, watches.columns()),
        new Rows(WATCHED.get(1), labels, masses.columns()));
  }

  @Override
  public List<Solver.Answered<Found>> found(List<Rows> rows) {
    Rows draws = Rows.of(rows, PLAIN.get(0));
    double[] values = Rows.of(rows, PLAIN.get(1)).real("value");
    double[] probabilities = Rows.of(rows, PLAIN.get(2)).real("probability");
    long[] attempts = draws.whole("attempts");
    List<List<List<Found.Law>>> laws = laws(rows, attempts.length);
    int unknowns = model.unknowns().size();
    List<Solver.Answered<Found>> answers = new ArrayList<>();
    for (int one = 0; one < attempts.length; one++) {
      double[] parameters = new double[unknowns];
      System.arraycopy(values, one * unknowns, parameters, 0, unknowns);
      double[][] outcomes = new double[model.outcomes().size()][days.length];
      for (int number = 0; number < outcomes.length; number++) {
        int at = (one * outcomes.length + number) * days.length;
        System.arraycopy(probabilities, at, outcomes[number], 0, days.length);
      }
      Found found =
          new Found(outcomes, laws.get(one), draws.real("error")[one], draws.real("weight")[one]);
      answers.add(new Solver.Answered<>(parameters, (int) attempts[one], found));
    }
    return answers;
  }

  /// {@return per draw, watch and report date how its value lies}
  private List<List<List<Found.Law>>> laws(List<Rows> rows, int draws) {
    List<List<List<Found.Law>>> all = new ArrayList<>();
    int row = 0;
    Masses masses = model.watches().isEmpty() ? Masses.NONE : Masses.of(rows);
    for (int draw = 0; draw < draws; draw++) {
      List<List<Found.Law>> watched = new ArrayList<>();
      for (int number = 0; number < model.watches().size(); number++) {
        List<Found.Law> series = new ArrayList<>();
        for (int step = 0; step < days.length; step++, row++) {
          series.add(masses.law(row));
        }
        watched.add(series);
      }
      all.add(watched);
    }
    return all;
  }

  /// How watches lie, row by row of their table.
  ///
  /// @param first by that row the first row of its masses, and one more
  private record Masses(
      double[] mean, double[] square, int[] first, double[] value, double[] mass) {
    static final Masses NONE =
        new Masses(new double[0], new double[0], new int[0], new double[0], new double[0]);

    static Masses of(List<Rows> rows) {
      Rows watches = Rows.of(rows, WATCHED.get(0));
      Rows masses = Rows.of(rows, WATCHED.get(1));
      int[] first = new int[watches.size() + 1];
      int at = 0;
      for (int row = 0; row < watches.size(); row++) {
        first[row] = at;
        while (at < masses.size() && same(watches, row, masses, at)) {
          at++;
        }
      }
      first[watches.size()] = at;
      return new Masses(
          watches.real("mean"),
          watches.real("square"),
          first,
          masses.real("value"),
          masses.real("mass"));
    }

    private static boolean same(Rows one, int row, Rows other, int at) {
      return List.of("draw", "number", "step").stream()
          .allMatch(column -> one.whole(column)[row] == other.whole(column)[at]);
    }

    Found.Law law(int row) {
      SortedMap<Double, Double> masses = new TreeMap<>();
      for (int at = first[row]; at < first[row + 1]; at++) {
        masses.put(value[at], mass[at]);
      }
      return new Found.Law(mean[row], square[row], masses);
    }
  }
}
