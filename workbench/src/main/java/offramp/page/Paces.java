package offramp.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.model.Fault;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Variable;
import offramp.program.Code;
import offramp.program.ModelFault;
import offramp.program.Program;
import offramp.program.State;
import offramp.report.Figures;
import offramp.text.Unit;

/// How fast things go at the start of a model, with the unknowns at their medians.
final class Paces {
  /// A step of a ladder is a firebreak if it is at most this share as fast as the fastest.
  private static final double SLOW = 0.2;

  private final Model model;
  private final Code code;
  private final State state;
  private final boolean known;

  Paces(Model model) {
    this.model = model;
    Program program = Program.of(model);
    this.code = program.interpreter();
    this.state = program.newState();
    for (int i = 0; i < model.unknowns().size(); i++) {
      state.parameters[i] = model.unknowns().get(i).quantile(0.5);
    }
    this.known = started(program);
  }

  private boolean started(Program program) {
    try {
      code.define(state);
      program.reset(state);
      code.start(state);
      return true;
    } catch (Fault | ModelFault none) {
      return false;
    }
  }

  private Unit unit() {
    return model.crisis().unit();
  }

  /// {@return the value of a part of the state at the start; empty if it has none}
  Optional<Double> start(int variable) {
    return known ? Optional.of(state.values[variable]) : Optional.empty();
  }

  /// {@return the rate of an event per day now; empty if it has none that can be told}
  private Optional<Double> rate(int event) {
    boolean rated = model.events().get(event).timing() instanceof Firing.Timing.Rate;
    if (!known || !rated) {
      return Optional.empty();
    }
    try {
      return Optional.of(code.rate(event, state));
    } catch (Fault | ModelFault none) {
      return Optional.empty();
    }
  }

  /// {@return how often events happen together, in words; empty if that cannot be told}
  Optional<String> together(List<Integer> events) {
    double sum = 0;
    for (int event : events) {
      Optional<Double> rate = rate(event);
      if (rate.isEmpty()) {
        return Optional.empty();
      }
      sum += rate.get();
    }
    return Optional.of(words(sum));
  }

  private String words(double perDay) {
    return perDay == 0
        ? "not yet"
        : "%s per %s".formatted(Figures.number(perDay * unit().days()), unit().word());
  }

  /// {@return the rungs of a ladder, with how fast each is climbed to while all else stays as it is
  /// at the start}
  List<Node.Rung> rungs(List<Integer> instances) {
    Variable.Ladder ladder = (Variable.Ladder) model.variables().get(instances.getFirst());
    double[] climbs = climbs(instances.getFirst(), ladder.rungs().size());
    double fastest = Arrays.stream(climbs).max().orElse(0);
    List<Node.Rung> rungs = new ArrayList<>();
    for (int i = 0; i < ladder.rungs().size(); i++) {
      double rung = i;
      boolean today = instances.stream().anyMatch(v -> start(v).filter(x -> x == rung).isPresent());
      boolean slow = i > 0 && climbs[i] > 0 && climbs[i] <= SLOW * fastest;
      String climb = i > 0 && climbs[i] > 0 ? words(climbs[i]) : "";
      rungs.add(new Node.Rung(ladder.rungs().get(i), today, slow, climb));
    }
    return rungs;
  }

  /// {@return per rung how fast it is climbed to from the one below, per day}
  private double[] climbs(int variable, int rungs) {
    double[] climbs = new double[rungs];
    if (known) {
      double before = state.values[variable];
      int[] up =
          IntStream.range(0, model.events().size()).filter(e -> lifts(e, variable)).toArray();
      for (int rung = 1; rung < rungs; rung++) {
        state.values[variable] = rung - 1;
        for (int event : up) {
          climbs[rung] += rate(event).orElse(0.0);
        }
      }
      state.values[variable] = before;
    }
    return climbs;
  }

  private boolean lifts(int event, int variable) {
    return model.events().get(event).consequences().always().stream()
        .anyMatch(c -> c.variable() == variable && c instanceof Change.Move move && move.up());
  }

  static String fitted(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1).strip() + "…";
  }
}
