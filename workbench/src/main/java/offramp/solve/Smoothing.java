package offramp.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import offramp.simulate.Evidence;
import offramp.simulate.Team;
import offramp.solve.Found.Law;

/// What is known of a draw given what is known of its histories: the distribution goes forward, cut
/// down at each day of evidence to the states that keep to it; from the last such day the
/// probability that the evidence will hold goes backward. The product of both is the probability of
/// a state together with all evidence (forward-backward, Rabiner, Proc. IEEE 77:257, 1989).
///
/// Every outcome must stay true once it is, so that a state says whether it has come about.
final class Smoothing {
  /// The most numbers that are kept of one draw on the way there, and as many on the way back.
  private static final double MOST_KEPT = 2e7;

  private static final double MOST_STEPS = 1e8;
  private static final Gauge NOTHING = Gauge.of(List.of(), List.of(), List.of(), 0);

  private final Chain chain;
  private final Forward forward;
  private final double[] reports;
  private final List<Evidence> evidence;
  private final double[] stops;

  Smoothing(Chain chain, Forward forward, double[] reports, List<Evidence> evidence) {
    this.chain = chain;
    this.forward = forward;
    this.reports = reports;
    this.evidence = evidence;
    TreeSet<Double> days = new TreeSet<>();
    Arrays.stream(reports).forEach(days::add);
    evidence.forEach(known -> days.add(known.day()));
    this.stops = days.stream().mapToDouble(Double::doubleValue).toArray();
    if ((double) chain.states() * stops.length > MOST_KEPT) {
      throw new TooLarge(
          "what is given asks for %,d states at %,d dates".formatted(chain.states(), stops.length));
    }
  }

  /// {@return what is known under a draw; its weight is the probability of the evidence}
  Found found(Draw draw, Team team) {
    return new Way(draw, forward.flows(draw), team).found();
  }

  /// One draw, there and back.
  private final class Way {
    private final Draw draw;
    private final List<Flow> flows;
    private final Team team;
    private final double[][] mass = new double[stops.length][];
    private final List<double[]> held = new ArrayList<>();
    private double error;

    Way(Draw draw, List<Flow> flows, Team team) {
      this.draw = draw;
      this.flows = flows;
      this.team = team;
    }

    Found found() {
      there();
      int last = stops.length - 1;
      while (!known(last)) {
        last--;
      }
      double weight = Arrays.stream(mass[last]).sum();
      if (weight > 0) {
        back(last);
      }
      double[][] outcomes = new double[chain.program().model().outcomes().size()][reports.length];
      List<List<Law>> watched = new ArrayList<>();
      chain.program().model().watches().forEach(_ -> watched.add(new ArrayList<>()));
      for (int report = 0; report < reports.length; report++) {
        read(Arrays.binarySearch(stops, reports[report]), report, weight, outcomes, watched);
      }
      return new Found(outcomes, watched, error, weight);
    }

    private boolean known(int stop) {
      return evidence.stream().anyMatch(each -> each.day() == stops[stop]);
    }

    private Piece piece(int stop) {
      return chain.pieces().get(chain.piece(stops[stop]));
    }

    private double offset(int stop) {
      return Math.max(0, stops[stop] - piece(stop).fromDays());
    }

    private void there() {
      double[] now = {1};
      int stop = 0;
      for (int number = 0; number < flows.size(); number++) {
        Piece piece = chain.pieces().get(number);
        now = piece.passage().apply(now, piece.size());
        double at = 0;
        for (; stop < stops.length && chain.piece(stops[stop]) == number; stop++) {
          now = through(number, now, offset(stop) - at);
          at = offset(stop);
          mass[stop] = cut(stop, now);
          now = mass[stop];
        }
        if (stop < stops.length) {
          now = through(number, now, piece.toDays() - piece.fromDays() - at);
        }
      }
    }

    private double[] through(int number, double[] start, double days) {
      if (days <= 0) {
        return start;
      }
      Flow flow = flows.get(number);
      Passed.Wanted wanted = new Passed.Wanted(new double[0], days, true, false);
      Passed passed =
          new Route(chain.program(), team)
              .pass(chain.pieces().get(number), flow, start, NOTHING, wanted);
      error += passed.error();
      return passed.end();
    }

    /// {@return the same without the states that do not keep to the evidence of that day}
    private double[] cut(int stop, double[] values) {
      double[] kept = values.clone();
      for (Evidence each : evidence) {
        if (each.day() == stops[stop]) {
          BitSet hit = piece(stop).hit().get(each.outcome());
          for (int state = 0; state < kept.length; state++) {
            kept[state] = hit.get(state) == each.came() ? kept[state] : 0;
          }
        }
      }
      return kept;
    }

    /// From the last day of evidence to the first stop: per state the probability that all evidence
    /// after the stop will hold.
    private void back(int last) {
      int number = chain.piece(stops[last]);
      double[] now = new double[chain.pieces().get(number).size()];
      Arrays.fill(now, 1);
      double at = offset(last);
      for (int stop = last; stop >= 0; stop--) {
        for (; number > chain.piece(stops[stop]); number--) {
          now = before(number, backward(number, now, at));
          Piece piece = chain.pieces().get(number - 1);
          at = piece.toDays() - piece.fromDays();
        }
        now = backward(number, now, at - offset(stop));
        at = offset(stop);
        held.addFirst(now);
        now = cut(stop, now);
      }
    }

    private double[] before(int number, double[] behind) {
      Piece.Passage passage = chain.pieces().get(number).passage();
      double[] before = new double[chain.pieces().get(number - 1).size()];
      for (int state = 0; state < before.length; state++) {
        for (int way = passage.first()[state]; way < passage.first()[state + 1]; way++) {
          before[state] += passage.probability()[way] * behind[passage.target()[way]];
        }
      }
      return before;
    }

    private double[] backward(int number, double[] end, double days) {
      Flow flow = flows.get(number);
      if (days <= 0 || flow.fastest() == 0) {
        return end;
      }
      if (Uniformisation.steps(flow, days) > MOST_STEPS) {
        throw new TooLarge("what is given asks for too many steps backward");
      }
      Passed passed =
          Uniformisation.pass(
              flow.reversed(chain.pieces().get(number)),
              end,
              NOTHING,
              new Passed.Wanted(new double[0], days, true, false),
              team);
      error += passed.error();
      return passed.end();
    }

    private void read(
        int stop, int report, double weight, double[][] outcomes, List<List<Law>> watched) {
      Piece piece = piece(stop);
      double[] posterior = new double[piece.size()];
      double all = 0;
      for (int state = 0; state < posterior.length && weight > 0; state++) {
        double later = stop < held.size() ? held.get(stop)[state] : 1;
        posterior[state] = mass[stop][state] * later;
        all += posterior[state];
      }
      for (int state = 0; state < posterior.length && all > 0; state++) {
        posterior[state] /= all;
      }
      for (int outcome = 0; outcome < outcomes.length; outcome++) {
        outcomes[outcome][report] = share(piece.hit().get(outcome), posterior);
      }
      for (int watch = 0; watch < watched.size(); watch++) {
        watched.get(watch).add(law(new Binned(draw.watch(watch, piece), 0), posterior));
      }
    }
  }

  /// {@return the mass in the states, exactly 1 if there is none outside}
  private static double share(BitSet hit, double[] posterior) {
    double inside = 0;
    double outside = 0;
    for (int state = 0; state < posterior.length; state++) {
      inside += hit.get(state) ? posterior[state] : 0;
      outside += hit.get(state) ? 0 : posterior[state];
    }
    return outside == 0 && inside > 0 ? 1 : Math.min(1, inside);
  }

  private static Law law(Binned values, double[] mass) {
    Gauge gauge =
        Gauge.of(
            List.of(), List.of(values.value, values.square), List.of(values.bin), values.bins());
    double[] readings = new double[gauge.size()];
    gauge.read(mass, readings);
    return new Law(readings[0], readings[1], new TreeMap<>(values.masses(readings, 2)));
  }
}
