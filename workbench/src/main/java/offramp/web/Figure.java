package offramp.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import offramp.finding.Method;
import offramp.finding.RunFinding;
import offramp.finding.Runs;
import offramp.model.Outcome;
import offramp.page.RunSection;
import offramp.program.Program;
import offramp.report.RunCsv;
import offramp.report.RunJson;
import offramp.simulate.RunFault;

/// One outcome under some theories as a file to take away: a figure, or the numbers.
final class Figure {
  private static final long MOST = 200_000;

  private final Programs programs;
  private final Precedence precedence;
  private final int threads;

  Figure(Programs programs, Precedence precedence, int threads) {
    this.programs = programs;
    this.precedence = precedence;
    this.threads = threads;
  }

  void answer(Call call) throws Refused, IOException {
    call.only("POST");
    Asked asked = Asked.of(call.query(), call.text());
    String form = call.query().last("format").orElse("svg");
    if (!List.of("svg", "csv", "json").contains(form)) {
      throw new Refused(Refused.BAD, "a figure is svg, csv or json, not `%s`".formatted(form), "");
    }
    if (precedence.full()) {
      throw new Refused(Refused.TOO_MANY, "too many wait here already", "try again in a moment");
    }
    List<Program> all = programs(asked);
    Optional<String> outcome = call.query().last("outcome").map(asked.words());
    if (form.equals("svg")) {
      String needed = outcome.orElse("");
      if (all.getFirst().model().outcomes().stream().map(Outcome::name).noneMatch(needed::equals)) {
        throw new Refused(Refused.BAD, "the model has no outcome `%s`".formatted(needed), "");
      }
    }
    long trajectories = call.query().number("trajectories", Asked.TRAJECTORIES, 1, MOST);
    List<RunFinding> found = new ArrayList<>();
    try {
      precedence.sharper(() -> false, () -> run(asked, all, trajectories, found));
    } catch (RunFault fault) {
      throw new Refused(Refused.NOT_WORKABLE, String.valueOf(fault.getMessage()), "");
    }
    send(call, form, outcome.orElse(""), found);
  }

  private List<Program> programs(Asked asked) throws Refused {
    List<Program> all = new ArrayList<>();
    for (var variation : asked.variations()) {
      all.add(programs.sound(asked.source(), variation));
    }
    return all;
  }

  private void run(Asked asked, List<Program> all, long trajectories, List<RunFinding> found) {
    for (Program program : all) {
      Runs.Effort effort =
          new Runs.Effort(
              Method.AUTO,
              asked.seed(),
              trajectories,
              Asked.DRAWS,
              threads,
              OptionalDouble.empty());
      Runs.Question question =
          asked.question(program.model().crisis(), asked.command(trajectories), effort);
      found.add(
          Runs.run(
              program,
              question,
              (_, _) -> {
                precedence.giveWay(() -> false);
                return Optional.empty();
              }));
    }
  }

  private static void send(Call call, String form, String outcome, List<RunFinding> found)
      throws Refused, IOException {
    switch (form) {
      case "csv" -> {
        StringBuilder rows = new StringBuilder(RunCsv.head());
        found.forEach(run -> rows.append(RunCsv.rows(run)));
        call.send("text/csv; charset=utf-8", rows.toString().getBytes(StandardCharsets.UTF_8));
      }
      case "json" -> {
        List<String> runs = found.stream().map(run -> RunJson.of(run, 0).strip()).toList();
        call.json("[" + String.join(",", runs) + "]\n");
      }
      default -> {
        String svg =
            RunSection.exhibit(found, outcome, List.of())
                .file()
                .orElseThrow(() -> new Refused(Refused.NOT_FOUND, "there is no figure of it", ""));
        call.send("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
