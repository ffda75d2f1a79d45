package offramp.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import offramp.model.Model;

/// What blocks have scored, as rows of tables that can be kept, and back.
final class ScoringRows {
  static final List<String> TABLES = List.of("blocks", "appraisals", "scores");

  private final Model model;
  private final double[] days;

  ScoringRows(Model model, double[] days) {
    this.model = model;
    this.days = days;
  }

  List<Rows> of(List<Scoring.Found> blocks, Map<String, String> labels) {
    Sheet plain = new Sheet("draw", "from", "histories", "jumps");
    Sheet horizon =
        new Sheet("draw", "from", "number", "hits")
            .words("outcome")
            .reals("even", "odd", "product", "square");
    Sheet scores =
        new Sheet("draw", "from", "number", "step").words("outcome").reals("day", "score");
    for (Scoring.Found found : blocks) {
      int draw = found.block().draw();
      long from = found.block().from();
      plain.whole(draw, from, found.block().to() - from, found.jumps());
      for (int number = 0; number < found.hits().length; number++) {
        String outcome = model.outcomes().get(number).name();
        double[] halves = found.halves()[number];
        horizon
            .whole(draw, from, number, found.hits()[number])
            .word(outcome)
            .real(halves[0], halves[1], found.products()[number], found.squares()[number]);
        for (int step = 0; step < days.length; step++) {
          scores
              .whole(draw, from, number, step)
              .word(outcome)
              .real(days[step], found.scores()[number][step]);
        }
      }
    }
    return List.of(
        new Rows(TABLES.get(0), labels, plain.columns()),
        new Rows(TABLES.get(1), labels, horizon.columns()),
        new Rows(TABLES.get(2), labels, scores.columns()));
  }

  /// {@return what blocks have scored, from their rows, in their order}
  List<Scoring.Found> found(List<Rows> part) {
    Rows plain = Rows.of(part, TABLES.get(0));
    Rows horizon = Rows.of(part, TABLES.get(1));
    double[] score = Rows.of(part, TABLES.get(2)).real("score");
    int outcomes = model.outcomes().size();
    List<Scoring.Found> blocks = new ArrayList<>();
    for (int row = 0; row < plain.size(); row++) {
      long from = plain.whole("from")[row];
      Plan.Block block =
          new Plan.Block(
              (int) plain.whole("draw")[row], from, from + plain.whole("histories")[row]);
      Scoring.Found found =
          new Scoring.Found(
              block,
              new double[outcomes][2],
              new int[outcomes],
              new double[outcomes][days.length],
              new double[outcomes],
              new double[outcomes],
              plain.whole("jumps")[row]);
      for (int number = 0; number < outcomes; number++) {
        int at = row * outcomes + number;
        found.halves()[number][0] = horizon.real("even")[at];
        found.halves()[number][1] = horizon.real("odd")[at];
        found.hits()[number] = (int) horizon.whole("hits")[at];
        found.products()[number] = horizon.real("product")[at];
        found.squares()[number] = horizon.real("square")[at];
        System.arraycopy(score, at * days.length, found.scores()[number], 0, days.length);
      }
      blocks.add(found);
    }
    return blocks;
  }
}
