package offramp.program;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import offramp.model.Condition;
import offramp.model.Term;

/// How terms and conditions become bytecode: how long they are, and which of their parts get a
/// method of their own.
///
/// HotSpot never compiles a method above 8,000 bytes (`HugeMethodLimit`), so what is too long or
/// nested too deep is cut.
final class Shapes {
  /// The most bytes that one term or condition takes where it stands.
  static final int LONGEST = 2_000;

  private static final int DEEPEST = 200;
  private static final int CALL = 9;
  private static final Shape TABLE = new Shape(20, 1, true, false);

  private final IdentityHashMap<Object, Shape> shapes = new IdentityHashMap<>();
  private final Tables tables;
  private final Set<Object> apart = Collections.newSetFromMap(new IdentityHashMap<>());

  Shapes(Tables tables) {
    this.tables = tables;
  }

  /// @param bytes at most so many
  /// @param depth how deep it nests
  /// @param number whether it cannot be NaN
  /// @param finite whether it cannot be infinite either
  private record Shape(int bytes, int depth, boolean number, boolean finite) {}

  /// {@return at most how many bytes `expression` takes where it stands}
  int bytes(Object expression) {
    if (!shapes.containsKey(expression)) {
      Parts.visit(expression, this::add);
    }
    return here(expression).bytes();
  }

  /// {@return whether `node`, a part of what was measured, has a method of its own}
  boolean apart(Object node) {
    return apart.contains(node);
  }

  /// {@return whether `term`, a part of what was measured, cannot be NaN}
  boolean number(Term term) {
    return tables.has(term) || shape(term).number();
  }

  Tables tables() {
    return tables;
  }

  private Shape shape(Object node) {
    Shape shape = shapes.get(node);
    if (shape == null) {
      throw new AssertionError("not measured: " + node.getClass());
    }
    return shape;
  }

  /// {@return the shape of `node` at the place where it is used}
  private Shape here(Object node) {
    if (tables.has(node)) {
      return TABLE;
    }
    Shape shape = shape(node);
    return apart(node) ? new Shape(CALL, 1, shape.number(), shape.finite()) : shape;
  }

  private void add(Object node) {
    if (!shapes.containsKey(node)) {
      List<Object> parts = Parts.of(node);
      while (bytes(node, parts) > LONGEST) {
        apart.add(Collections.max(parts, Comparator.comparingInt(part -> here(part).bytes())));
      }
      while (depth(parts) > DEEPEST) {
        apart.add(Collections.max(parts, Comparator.comparingInt(part -> here(part).depth())));
      }
      boolean finite = node instanceof Term term && finite(term);
      boolean number = finite || (node instanceof Term term && numeric(term));
      shapes.put(node, new Shape(bytes(node, parts), depth(parts), number, finite));
    }
  }

  private int bytes(Object node, List<Object> parts) {
    return own(node) + parts.stream().mapToInt(part -> here(part).bytes()).sum();
  }

  private int depth(List<Object> parts) {
    return 1 + parts.stream().mapToInt(part -> here(part).depth()).max().orElse(0);
  }

  /// {@return at most how many bytes `node` takes beside its parts}
  private static int own(Object node) {
    return switch (node) {
      case Term.Arithmetic _, Term.Negated _ -> 7;
      case Term.Call _, Term.Per _, Term.Lasting _, Term.Constant _, Term.If _ -> 6;
      case Condition.Compare _ -> 10;
      case Condition.Not _ -> 0;
      case Condition.And _, Condition.Or _ -> 1;
      default -> 10;
    };
  }

  private boolean finite(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> Double.isFinite(value);
      case Term.StateOf _, Term.Indicator _ -> true;
      case Term.If(_, var whenTrue, var whenFalse) ->
          shape(whenTrue).finite() && shape(whenFalse).finite();
      case Term.Negated(var operand) -> shape(operand).finite();
      case Term.UnknownOf _,
          Term.DefinitionOf _,
          Term.Arithmetic _,
          Term.Call _,
          Term.Per _,
          Term.Lasting _ ->
          false;
    };
  }

  private boolean numeric(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> !Double.isNaN(value);
      case Term.StateOf _, Term.UnknownOf _, Term.DefinitionOf _, Term.Indicator _ -> true;
      case Term.If(_, var whenTrue, var whenFalse) ->
          shape(whenTrue).number() && shape(whenFalse).number();
      case Term.Negated(var operand) -> shape(operand).number();
      case Term.Per(var operand, _) -> shape(operand).number();
      case Term.Lasting(var operand, _) -> shape(operand).number();
      case Term.Arithmetic(var operation, var left, var right) ->
          switch (operation) {
            case PLUS, MINUS, TIMES -> shape(left).finite() && shape(right).finite();
            case OVER ->
                shape(left).finite()
                    && right instanceof Term.Constant(var by)
                    && by != 0
                    && Double.isFinite(by);
            case POWER -> false;
          };
      case Term.Call _ -> false;
    };
  }
}
