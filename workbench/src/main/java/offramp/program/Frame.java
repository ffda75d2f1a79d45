package offramp.program;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Map;

/// A generated method under construction, and which numbers it has already loaded into locals.
///
/// Every generated static method gets the state, its values and its parameters as its first three
/// arguments.
///
/// @param values locals of places of [State#values]
/// @param wholes locals of the same as whole numbers
/// @param parameters locals of places of [State#parameters]
record Frame(
    CodeBuilder code,
    Map<Integer, Integer> values,
    Map<Integer, Integer> wholes,
    Map<Integer, Integer> parameters) {
  static final int STATE = 0;
  static final int VALUES = 1;
  static final int PARAMETERS = 2;

  /// The local of the fourth argument.
  static final int EXTRA = 3;

  Frame(CodeBuilder code) {
    this(code, Map.of(), Map.of(), Map.of());
  }

  Frame with(CodeBuilder inner) {
    return new Frame(inner, values, wholes, parameters);
  }

  void value(int place) {
    load(values, VALUES, place);
  }

  /// Pushes the value of a whole variable as an int.
  void whole(int place) {
    Integer local = wholes.get(place);
    if (local == null) {
      value(place);
      code.d2i();
    } else {
      code.iload(local);
    }
  }

  /// {@return whether the value of a variable has been loaded as an int}
  boolean holdsWhole(int place) {
    return wholes.containsKey(place);
  }

  /// Stores a number as the value of a variable, and where that has been loaded.
  ///
  /// @param kind of the local with the number, an int or a double
  void store(int place, TypeKind kind, int number) {
    code.aload(VALUES).loadConstant(place);
    push(kind, number);
    code.dastore();
    Integer local = values.get(place);
    if (local != null) {
      push(kind, number);
      code.dstore(local);
    }
    Integer whole = wholes.get(place);
    if (whole != null) {
      code.loadLocal(kind, number);
      if (kind == TypeKind.DOUBLE) {
        code.d2i();
      }
      code.istore(whole);
    }
  }

  /// Pushes the number in a local as a double.
  private void push(TypeKind kind, int number) {
    code.loadLocal(kind, number);
    if (kind == TypeKind.INT) {
      code.i2d();
    }
  }

  void parameter(int place) {
    load(parameters, PARAMETERS, place);
  }

  private void load(Map<Integer, Integer> loaded, int array, int place) {
    Integer local = loaded.get(place);
    if (local == null) {
      code.aload(array).loadConstant(place).daload();
    } else {
      code.dload(local);
    }
  }
}
