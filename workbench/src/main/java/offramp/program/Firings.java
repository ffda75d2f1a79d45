package offramp.program;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import offramp.model.Fault;
import offramp.model.Firing;
import offramp.model.Firing.Change;
import offramp.model.Firing.Lottery;
import offramp.model.Model;
import offramp.model.Term;
import offramp.model.Variable;
import offramp.program.Methods.Method;
import offramp.program.Methods.Piece;

/// Bytecode of what firings do, and of the starts of variables: the same as the [Interpreter].
final class Firings {
  /// With more new values than this, or longer code, they wait in an array, else in locals.
  private static final int LOCALS = 20;

  private static final int RULE = 24;

  /// Two of these are an int together.
  private static final int MOST_COUNTED = 1 << 30;

  private final Model model;
  private final Shapes shapes;
  private final Emitter emitter;
  private final Methods methods;

  Firings(Model model, Shapes shapes, Emitter emitter, Methods methods) {
    this.model = model;
    this.shapes = shapes;
    this.emitter = emitter;
    this.methods = methods;
  }

  /// A new value on the stack, for a variable; where that has been loaded as an int it can come as
  /// an int too.
  private record Store(int variable, Piece value, Optional<Consumer<Frame>> whole) {
    Store(int variable, Piece value) {
      this(variable, value, Optional.empty());
    }

    TypeKind kind(Frame to) {
      return whole.isPresent() && to.holdsWhole(variable) ? TypeKind.INT : TypeKind.DOUBLE;
    }

    /// {@return what pushes the new value, of the kind that [#kind] says}
    Consumer<Frame> value(Frame to) {
      return whole.filter(_ -> to.holdsWhole(variable)).orElse(value.code());
    }
  }

  /// {@return the code of a firing}
  Piece piece(Firing firing) {
    List<Change> always = firing.consequences().always();
    Lottery lottery = firing.consequences().lottery();
    List<Piece> cases = new ArrayList<>();
    for (List<Change> changes : Expressions.cases(lottery)) {
      List<Change> all = new ArrayList<>(always);
      all.addAll(changes);
      cases.add(stores(all.stream().map(this::changed).toList()));
    }
    return cases.isEmpty()
        ? stores(always.stream().map(this::changed).toList())
        : drawn(lottery, methods.dispatch("branch", CD_void, cases));
  }

  /// {@return the code of a firing that draws nothing, which goes on behind; empty if it draws or
  /// is long}
  Optional<Piece> straight(Firing firing) {
    List<Store> stores = firing.consequences().always().stream().map(this::changed).toList();
    boolean drawn = !Expressions.cases(firing.consequences().lottery()).isEmpty();
    return drawn || !few(stores)
        ? Optional.empty()
        : Optional.of(new Piece(bytes(stores), to -> throughLocals(stores, to)));
  }

  /// {@return the code that starts all variables}
  Piece starts() {
    List<Store> stores = new ArrayList<>();
    for (int number = 0; number < model.variables().size(); number++) {
      stores.add(new Store(number, assigned(number, model.variables().get(number).start())));
    }
    return stores(stores);
  }

  private Piece drawn(Lottery lottery, Method cases) {
    List<Term> terms = Expressions.chances(lottery);
    String rule = lottery instanceof Lottery.Weights ? "weight" : "probability";
    List<Piece> chances = new ArrayList<>();
    for (int branch = 0; branch < terms.size(); branch++) {
      chances.add(chance(branch, terms.get(branch), rule));
    }
    int bytes = Math.min(Methods.bytes(chances), Methods.LONGEST) + 40;
    return new Piece(
        bytes,
        to -> {
          CodeBuilder code = to.code();
          int array = code.allocateLocal(TypeKind.REFERENCE);
          code.aload(Frame.STATE).getfield(Methods.STATE, "chances", Methods.DOUBLES).astore(array);
          methods.sequence(chances, array, to);
          Methods.begin(code);
          code.aload(Frame.STATE).loadConstant(terms.size());
          MethodTypeDesc type = MethodTypeDesc.of(CD_int, Methods.STATE, CD_int);
          code.invokestatic(Methods.RULES, draw(lottery), type);
          methods.end(cases, code);
          code.return_();
        });
  }

  private Piece chance(int branch, Term term, String rule) {
    return new Piece(
        shapes.bytes(term) + RULE,
        to -> {
          to.code().aload(Frame.STATE).getfield(Methods.STATE, "chances", Methods.DOUBLES);
          to.code().loadConstant(branch);
          emitter.value(term, to);
          Emitter.call(Methods.RULES, rule, 1, to);
          to.code().dastore();
        });
  }

  private static String draw(Lottery lottery) {
    return switch (lottery) {
      case Lottery.None() -> throw new AssertionError("no branches");
      case Lottery.Probabilities(_, var otherwise) ->
          otherwise.isPresent() ? "branchOrRest" : "branch";
      case Lottery.Weights _ -> "weighted";
    };
  }

  private Store changed(Change change) {
    int number = change.variable();
    return switch (change) {
      case Change.Assign(_, var value, _) -> new Store(number, assigned(number, value));
      case Change.Move(_, var up, var amount, _) ->
          new Store(number, moved(number, up, amount), counted(number, up, amount));
    };
  }

  private Piece assigned(int number, Term value) {
    Variable variable = model.variables().get(number);
    return new Piece(
        shapes.bytes(value) + RULE,
        to -> {
          emitter.value(value, to);
          to.code().loadConstant(variable.low()).loadConstant(variable.high());
          String rule = variable.whole() ? "wholeAssigned" : "assigned";
          Emitter.call(Methods.RULES, rule, 3, to);
        });
  }

  private Piece moved(int number, boolean up, Term amount) {
    Variable variable = model.variables().get(number);
    return new Piece(
        shapes.bytes(amount) + RULE,
        to -> {
          to.value(number);
          amount(amount, variable, to);
          stop(up, up ? variable.high() : variable.low(), to);
        });
  }

  /// Moves and stops at `end`: where that is finite, so is what comes out, and nothing is left of
  /// the rule to check.
  private static void stop(boolean up, double end, Frame to) {
    CodeBuilder code = to.code();
    if (up) {
      code.dadd();
    } else {
      code.dsub();
    }
    if (!Double.isFinite(end) || Double.compare(end, -0.0) == 0) {
      code.loadConstant(end);
      Emitter.call(Methods.RULES, up ? "up" : "down", 2, to);
      return;
    }
    Label within = code.newLabel();
    code.dup2().loadConstant(end);
    if (up) {
      code.dcmpg().ifle(within);
    } else {
      code.dcmpl().ifge(within);
    }
    code.pop2().loadConstant(end).labelBinding(within);
  }

  /// {@return the same in ints, where the amount is known and no sum of ints can overflow}
  private Optional<Consumer<Frame>> counted(int number, boolean up, Term amount) {
    Variable variable = model.variables().get(number);
    Optional<Double> known = known(amount, variable).filter(by -> by <= MOST_COUNTED);
    if (known.isEmpty()
        || !variable.whole()
        || variable.low() < -MOST_COUNTED
        || variable.high() > MOST_COUNTED) {
      return Optional.empty();
    }
    int by = known.get().intValue();
    int end = (int) (up ? variable.high() : variable.low());
    return Optional.of(
        to -> {
          to.whole(number);
          to.code().loadConstant(up ? by : -by).iadd().loadConstant(end);
          MethodTypeDesc type = MethodTypeDesc.of(CD_int, CD_int, CD_int);
          to.code().invokestatic(Emitter.MATH, up ? "min" : "max", type);
        });
  }

  private void amount(Term amount, Variable variable, Frame to) {
    Optional<Double> known = known(amount, variable);
    if (known.isPresent()) {
      to.code().loadConstant((double) known.get());
    } else {
      emitter.value(amount, to);
      Emitter.call(Methods.RULES, variable.whole() ? "wholeAmount" : "amount", 1, to);
    }
  }

  /// {@return the checked amount, if it is a constant that keeps to the rule}
  private static Optional<Double> known(Term amount, Variable variable) {
    try {
      return amount instanceof Term.Constant(var value) && !Double.isNaN(value)
          ? Optional.of(variable.whole() ? Rules.wholeAmount(value) : Rules.amount(value))
          : Optional.empty();
    } catch (Fault fault) {
      return Optional.empty();
    }
  }

  /// {@return the code that computes all new values, then stores all, then returns}
  private Piece stores(List<Store> stores) {
    int bytes = bytes(stores);
    return few(stores)
        ? new Piece(
            bytes + 1,
            to -> {
              throughLocals(stores, to);
              to.code().return_();
            })
        : new Piece(Math.min(bytes, Methods.LONGEST) + 40, to -> throughArray(stores, to));
  }

  private static int bytes(List<Store> stores) {
    return stores.stream().mapToInt(store -> store.value().bytes() + 12).sum();
  }

  private static boolean few(List<Store> stores) {
    return stores.size() <= LOCALS && bytes(stores) < Methods.LONGEST;
  }

  /// Computes all new values, then stores all.
  private static void throughLocals(List<Store> stores, Frame to) {
    CodeBuilder code = to.code();
    int[] locals = new int[stores.size()];
    for (int number = 0; number < locals.length; number++) {
      Store store = stores.get(number);
      locals[number] = code.allocateLocal(store.kind(to));
      store.value(to).accept(to);
      code.storeLocal(store.kind(to), locals[number]);
    }
    for (int number = 0; number < locals.length; number++) {
      Store store = stores.get(number);
      to.store(store.variable(), store.kind(to), locals[number]);
    }
  }

  private void throughArray(List<Store> stores, Frame to) {
    CodeBuilder code = to.code();
    int fresh = Frame.EXTRA;
    code.aload(Frame.VALUES).invokevirtual(Methods.DOUBLES, "clone", MethodTypeDesc.of(CD_Object));
    code.checkcast(Methods.DOUBLES).astore(fresh);
    List<Piece> pieces = stores.stream().map(store -> into(store, fresh)).toList();
    methods.sequence(pieces, fresh, to);
    code.aload(fresh).iconst_0().aload(Frame.VALUES).iconst_0().aload(fresh).arraylength();
    code.invokestatic(
        System.class.describeConstable().orElseThrow(),
        "arraycopy",
        MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_Object, CD_int, CD_int));
    code.return_();
  }

  private static Piece into(Store store, int array) {
    Consumer<Frame> value = store.value().code();
    return new Piece(
        store.value().bytes() + 8,
        to -> {
          to.code().aload(array).loadConstant(store.variable());
          value.accept(to);
          to.code().dastore();
        });
  }
}
