package offramp.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.model.Crisis;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.page.Timeline.Moment;

/// A timeline as a drawing: a lane for each kind of event that was seen or is scheduled, and below
/// them the ladders with the rungs that the history of each leads through.
final class TimelineSvg {
  private static final int WIDTH = 860;
  private static final int RIGHT = 24;
  private static final int LANE = 22;
  private static final int RUNG = 17;
  private static final int TOP = 48;

  private final Model model;
  private final LocalDate start;
  private final List<Moment> moments;
  private final Paces paces;
  private final Canvas canvas = new Canvas();
  private final double first;
  private final double last;
  private final double left;

  TimelineSvg(Model model, LocalDate start, List<Moment> moments) {
    this.model = model;
    this.start = start;
    this.moments = moments;
    this.paces = new Paces(model);
    this.last = moments.stream().mapToDouble(Moment::to).max().orElse(1);
    double windows =
        model.crisis().histories().stream()
            .mapToDouble(h -> Timeline.days(start, h.from()))
            .min()
            .orElse(0);
    this.first = Math.min(windows, moments.stream().mapToDouble(Moment::from).min().orElse(0));
    double names = lanes().keySet().stream().mapToDouble(Canvas::width).max().orElse(0);
    double rungs =
        model.variables().stream()
            .filter(Variable.Ladder.class::isInstance)
            .flatMap(v -> ((Variable.Ladder) v).rungs().stream())
            .mapToDouble(Canvas::width)
            .max()
            .orElse(0);
    this.left = 30 + Math.max(names, rungs);
  }

  private Map<String, List<Moment>> lanes() {
    Map<String, List<Moment>> lanes = new LinkedHashMap<>();
    for (String kind : List.of("seen", "scheduled", "lever")) {
      moments.stream()
          .filter(m -> m.kind().equals(kind))
          .forEach(m -> lanes.computeIfAbsent(m.lane(), _ -> new ArrayList<>()).add(m));
    }
    return lanes;
  }

  private double x(double day) {
    double span = Math.max(1, last - first);
    return left + (day - first) / span * (WIDTH - RIGHT - left);
  }

  String drawn() {
    Map<String, List<Moment>> lanes = lanes();
    List<Steps> ladders = ladders();
    double height = TOP + LANE * lanes.size() + 14;
    for (Steps steps : ladders) {
      height += 34 + RUNG * steps.ladder().rungs().size();
    }
    height += 10;
    canvas.box("paper", 0, 0, WIDTH, height);
    axis(height);
    double y = TOP;
    for (Map.Entry<String, List<Moment>> lane : lanes.entrySet()) {
      lane(lane.getKey(), lane.getValue(), y + LANE / 2.0);
      y += LANE;
    }
    y += 14;
    for (Steps steps : ladders) {
      ladder(steps, y);
      y += 34 + RUNG * steps.ladder().rungs().size();
    }
    String label =
        "Timeline: %d things seen, %d scheduled, from %s to %s"
            .formatted(count("seen"), count("scheduled"), date(first), date(last));
    return canvas.picture(label, WIDTH, height);
  }

  private long count(String kind) {
    return moments.stream().filter(m -> m.kind().equals(kind)).count();
  }

  private LocalDate date(double day) {
    return start.plusDays((long) Math.floor(day));
  }

  /// A line at each year, or at each month where the whole is short, and one for the start.
  private void axis(double height) {
    boolean years = last - first > 900;
    boolean months = last - first > 45;
    double taken = 0;
    for (LocalDate day = date(first); !day.isAfter(date(last)); day = day.plusDays(1)) {
      boolean turn =
          years
              ? day.getDayOfYear() == 1
              : months ? day.getDayOfMonth() == 1 : day.getDayOfWeek().getValue() == 1;
      double x = x(Timeline.days(start, day));
      if (turn) {
        canvas.line("grid", x, 34, x, height - 8);
        String words = years ? String.valueOf(day.getYear()) : day.toString();
        if (x >= taken && x + Canvas.width(words) < WIDTH) {
          canvas.text("faint", x + 3, 44, words);
          taken = x + Canvas.width(words) + 14;
        }
      }
    }
    canvas.line("axis", x(0), 26, x(0), height - 8);
    String begins = "start " + start;
    boolean end = x(0) + Canvas.width(begins) > WIDTH - 8;
    canvas.text(end ? "name end" : "name", x(0) + (end ? -4 : 4), 22, begins);
  }

  private void lane(String name, List<Moment> lane, double y) {
    canvas.text("end", left - 12, y + 4, name);
    canvas.line("grid", left, y, WIDTH - RIGHT, y);
    for (Moment moment : lane) {
      canvas.add("<g class=\"moment\" tabindex=\"0\">\n");
      canvas.title(moment.date() + ", " + moment.kind() + ": " + moment.text());
      if (moment.to() > moment.from()) {
        canvas.line("some", x(moment.from()), y, x(moment.to()), y);
      }
      if (!moment.kind().equals("lever")) {
        canvas.circle(moment.kind(), x((moment.from() + moment.to()) / 2), y, 5);
      }
      canvas.close();
    }
  }

  /// The rungs that a ladder was on, by the day from which.
  record Steps(Variable.Ladder ladder, List<Double> days, List<Integer> rungs) {}

  /// {@return the ladders that some history moves}
  private List<Steps> ladders() {
    List<Steps> all = new ArrayList<>();
    for (int i = 0; i < model.variables().size(); i++) {
      if (model.variables().get(i) instanceof Variable.Ladder ladder) {
        for (Crisis.History history : model.crisis().histories()) {
          Optional<Steps> steps = steps(i, ladder, history).filter(s -> s.days().size() > 1);
          steps.ifPresent(all::add);
        }
      }
    }
    return all;
  }

  private Optional<Steps> steps(int variable, Variable.Ladder ladder, Crisis.History history) {
    Optional<Double> begins =
        Optional.ofNullable(history.with().get(variable)).or(() -> paces.start(variable));
    if (begins.isEmpty()) {
      return Optional.empty();
    }
    double rung = begins.get();
    Steps steps = new Steps(ladder, new ArrayList<>(), new ArrayList<>());
    steps.days().add(Timeline.days(start, history.from()));
    steps.rungs().add((int) rung);
    for (Crisis.Entry entry : history.entries()) {
      double next = after(entry.event(), variable, rung, ladder.high());
      if (next != rung) {
        steps.days().add(Timeline.days(start, entry.last()));
        steps.rungs().add((int) next);
        rung = next;
      }
    }
    return Optional.of(steps);
  }

  /// {@return the rung behind an event, as far as its effects are sure}
  private double after(String event, int variable, double rung, double high) {
    double next = rung;
    for (Firing.Event each : model.events()) {
      if (each.name().equals(event)) {
        for (Change change : each.consequences().always()) {
          if (change.variable() == variable) {
            next = Math.clamp(moved(change, rung), 0, high);
          }
        }
      }
    }
    return next;
  }

  private static double moved(Change change, double rung) {
    return switch (change) {
      case Change.Move(_, var up, Term.Constant(var by), _) -> rung + (up ? by : -by);
      case Change.Assign(_, Term.Constant(var value), _) -> value;
      case Change.Move _, Change.Assign _ -> rung;
    };
  }

  private void ladder(Steps steps, double top) {
    List<String> rungs = steps.ladder().rungs();
    canvas.text("name end", left - 12, top + 12, steps.ladder().name());
    double base = top + 20 + RUNG * rungs.size();
    for (int i = 0; i < rungs.size(); i++) {
      double y = base - RUNG * i - RUNG / 2.0;
      canvas.text("end", left - 12, y + 4, rungs.get(i));
      canvas.line("grid", left, y, WIDTH - RIGHT, y);
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < steps.days().size(); i++) {
      double y = base - RUNG * steps.rungs().get(i) - RUNG / 2.0;
      path.append(path.isEmpty() ? "M" : "H").append(rounded(x(steps.days().get(i))));
      path.append(path.indexOf("H") < 0 ? " " : "V").append(rounded(y));
    }
    canvas.add("<g class=\"moment\" tabindex=\"0\">\n");
    canvas.title("the history of " + steps.ladder().name());
    canvas.add("<path class=\"path\" d=\"%sH%s\"/>\n", path, rounded(x(0)));
    canvas.close();
  }

  private static String rounded(double place) {
    return String.valueOf(Math.round(place * 10) / 10.0);
  }
}
