package offramp.program;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import offramp.model.Condition;
import offramp.model.Definition;
import offramp.model.Functions;
import offramp.model.Model;
import offramp.model.Term;

/// Bytecode of terms and conditions: the same operations in the same order as
/// [offramp.model.Evaluator].
final class Emitter {
  private static final ClassDesc FUNCTIONS = Functions.class.describeConstable().orElseThrow();
  static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();

  /// All tables, which the class gets as its data.
  private static final DynamicConstantDesc<?> TABLES =
      DynamicConstantDesc.ofNamed(
          ConstantDescs.ofConstantBootstrap(
              ConstantDescs.CD_MethodHandles, "classData", ConstantDescs.CD_Object),
          ConstantDescs.DEFAULT_NAME,
          CD_double.arrayType());

  private final Model model;
  private final double[] dates;
  private final Shapes shapes;
  private final Methods methods;
  private final Tables tables;

  Emitter(Program program, Shapes shapes, Methods methods) {
    this.model = program.model();
    this.dates = program.dates();
    this.shapes = shapes;
    this.methods = methods;
    this.tables = shapes.tables();
  }

  /// Pushes the value of `term`, which is never NaN.
  void value(Term term, Frame to) {
    unchecked(term, to);
    if (!shapes.number(term)) {
      call(FUNCTIONS, "number", 1, to);
    }
  }

  /// Pushes the value of `term`, which may be NaN: for a rule that is to check it.
  void unchecked(Term term, Frame to) {
    if (tables.has(term)) {
      to.code().loadConstant(TABLES);
      to.whole(tables.variable(term));
      to.code().loadConstant(tables.origin(term)).iadd().daload();
    } else if (shapes.apart(term)) {
      methods.call(
          methods.of(
              term,
              CD_double,
              frame -> {
                whole(term, frame);
                frame.code().dreturn();
              }),
          to.code());
    } else {
      whole(term, to);
    }
  }

  private void whole(Term term, Frame to) {
    CodeBuilder code = to.code();
    switch (term) {
      case Term.Constant(var value) -> code.loadConstant(value);
      case Term.StateOf(var variable) -> to.value(variable);
      case Term.UnknownOf(var unknown) -> to.parameter(unknown);
      case Term.DefinitionOf(var definition) -> definition(definition, to);
      case Term.Negated(var operand) -> {
        unchecked(operand, to);
        code.dneg();
      }
      case Term.Arithmetic(var operation, var left, var right) -> {
        unchecked(left, to);
        unchecked(right, to);
        arithmetic(operation, to);
      }
      case Term.If(var condition, var whenTrue, var whenFalse) ->
          choice(condition, () -> unchecked(whenTrue, to), () -> unchecked(whenFalse, to), to);
      case Term.Call(var function, var arguments) -> {
        arguments.forEach(argument -> unchecked(argument, to));
        function(function, to);
      }
      case Term.Per(var operand, var unit) -> {
        unchecked(operand, to);
        code.loadConstant(unit.days()).ddiv();
      }
      case Term.Lasting(var operand, var unit) -> {
        unchecked(operand, to);
        code.loadConstant(unit.days()).dmul();
      }
      case Term.Indicator(var condition) -> choice(condition, code::dconst_1, code::dconst_0, to);
    }
  }

  private void choice(Condition condition, Runnable whenTrue, Runnable whenFalse, Frame to) {
    Label otherwise = to.code().newLabel();
    Label end = to.code().newLabel();
    jump(condition, false, otherwise, to);
    whenTrue.run();
    to.code().goto_(end).labelBinding(otherwise);
    whenFalse.run();
    to.code().labelBinding(end);
  }

  private void definition(int number, Frame to) {
    Definition named = model.definitions().get(number);
    if (named.fixed()) {
      to.parameter(model.unknowns().size() + number);
    } else {
      methods.call(
          methods.of(
              named,
              CD_double,
              frame -> {
                value(named.value(), frame);
                frame.code().dreturn();
              }),
          to.code());
    }
  }

  private void arithmetic(Term.Operation operation, Frame to) {
    switch (operation) {
      case PLUS -> to.code().dadd();
      case MINUS -> to.code().dsub();
      case TIMES -> to.code().dmul();
      case OVER -> to.code().ddiv();
      case POWER -> call(FUNCTIONS, "power", 2, to);
    }
  }

  private void function(Term.Function function, Frame to) {
    switch (function) {
      case MIN -> call(MATH, "min", 2, to);
      case MAX -> call(MATH, "max", 2, to);
      case ABS -> call(MATH, "abs", 1, to);
      case EXP -> call(MATH, "exp", 1, to);
      case LN -> call(MATH, "log", 1, to);
      case SQRT -> call(MATH, "sqrt", 1, to);
      case FLOOR -> call(MATH, "floor", 1, to);
      case CEIL -> call(MATH, "ceil", 1, to);
      case ROUND -> call(FUNCTIONS, "round", 1, to);
      case CLAMP -> call(FUNCTIONS, "clamp", 3, to);
      case LOGISTIC -> call(FUNCTIONS, "logistic", 1, to);
      case NORMAL -> call(FUNCTIONS, "normal", 1, to);
      case BAYES -> call(FUNCTIONS, "bayes", 2, to);
      case ON_GRID -> call(FUNCTIONS, "onGrid", 2, to);
    }
  }

  /// Calls a static function of `arity` doubles to a double.
  static void call(ClassDesc owner, String name, int arity, Frame to) {
    List<ClassDesc> arguments = Collections.nCopies(arity, CD_double);
    to.code().invokestatic(owner, name, MethodTypeDesc.of(CD_double, arguments));
  }

  /// Jumps to `target` if `condition` is `when`, else goes on behind.
  void jump(Condition condition, boolean when, Label target, Frame to) {
    if (shapes.apart(condition)) {
      methods.call(methods.of(condition, CD_boolean, frame -> answer(condition, frame)), to.code());
      to.code().branch(when ? Opcode.IFNE : Opcode.IFEQ, target);
    } else {
      jumpHere(condition, when, target, to);
    }
  }

  private void jumpHere(Condition condition, boolean when, Label target, Frame to) {
    switch (condition) {
      case Condition.Truth(var value) -> constant(value == when, target, to);
      case Condition.Holds(var term) -> {
        value(term, to);
        to.code().dconst_0().dcmpl().branch(when ? Opcode.IFNE : Opcode.IFEQ, target);
      }
      case Condition.Not(var operand) -> jump(operand, !when, target, to);
      case Condition.And(var left, var right) -> both(left, right, when, target, to);
      case Condition.Or(var left, var right) -> either(left, right, when, target, to);
      case Condition.Compare(var relation, Term.StateOf(var place), Term.Constant(var number))
          when to.holdsWhole(place) && number == (int) number -> {
        to.whole(place);
        to.code().loadConstant((int) number).branch(intOpcode(relation, when), target);
      }
      case Condition.Compare(var relation, var left, var right) -> {
        value(left, to);
        value(right, to);
        to.code().dcmpl().branch(opcode(relation, when), target);
      }
      case Condition.If(var test, var whenTrue, var whenFalse) ->
          choice(
              test,
              () -> jump(whenTrue, when, target, to),
              () -> jump(whenFalse, when, target, to),
              to);
      case Condition.Dated(var since, _, var day) -> {
        if (day <= 0) {
          constant(since == when, target, to);
        } else {
          to.value(model.variables().size() + Arrays.binarySearch(dates, day));
          to.code().dconst_0().dcmpl().branch(since == when ? Opcode.IFNE : Opcode.IFEQ, target);
        }
      }
    }
  }

  private void both(Condition left, Condition right, boolean when, Label target, Frame to) {
    Label behind = to.code().newLabel();
    jump(left, false, when ? behind : target, to);
    jump(right, when, target, to);
    to.code().labelBinding(behind);
  }

  private void either(Condition left, Condition right, boolean when, Label target, Frame to) {
    Label behind = to.code().newLabel();
    jump(left, true, when ? target : behind, to);
    jump(right, when, target, to);
    to.code().labelBinding(behind);
  }

  private static void constant(boolean jumps, Label target, Frame to) {
    if (jumps) {
      to.code().goto_(target);
    }
  }

  private static Opcode opcode(Condition.Relation relation, boolean when) {
    return switch (relation) {
      case EQUAL -> when ? Opcode.IFEQ : Opcode.IFNE;
      case UNEQUAL -> when ? Opcode.IFNE : Opcode.IFEQ;
      case LESS -> when ? Opcode.IFLT : Opcode.IFGE;
      case AT_MOST -> when ? Opcode.IFLE : Opcode.IFGT;
      case GREATER -> when ? Opcode.IFGT : Opcode.IFLE;
      case AT_LEAST -> when ? Opcode.IFGE : Opcode.IFLT;
    };
  }

  private static Opcode intOpcode(Condition.Relation relation, boolean when) {
    return switch (relation) {
      case EQUAL -> when ? Opcode.IF_ICMPEQ : Opcode.IF_ICMPNE;
      case UNEQUAL -> when ? Opcode.IF_ICMPNE : Opcode.IF_ICMPEQ;
      case LESS -> when ? Opcode.IF_ICMPLT : Opcode.IF_ICMPGE;
      case AT_MOST -> when ? Opcode.IF_ICMPLE : Opcode.IF_ICMPGT;
      case GREATER -> when ? Opcode.IF_ICMPGT : Opcode.IF_ICMPLE;
      case AT_LEAST -> when ? Opcode.IF_ICMPGE : Opcode.IF_ICMPLT;
    };
  }

  /// Returns whether `condition` holds.
  void answer(Condition condition, Frame to) {
    Label not = to.code().newLabel();
    jumpHere(condition, false, not, to);
    to.code().iconst_1().ireturn().labelBinding(not).iconst_0().ireturn();
  }
}
