package offramp.program;

import static java.lang.constant.ConstantDescs.CD_void;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.util.List;
import offramp.program.Methods.Piece;
import org.junit.jupiter.api.Test;

class MethodsTest {
  /// A piece that just filled a method was once cut into itself without end.
  @Test
  void pieceThatJustFillsAMethodIsNotCut() {
    ClassDesc owner = ClassDesc.of("offramp.program.Made");
    Methods methods = new Methods(owner);
    Piece full = new Piece(Methods.LONGEST - 1, frame -> frame.code().nop());
    byte[] bytes =
        ClassFile.of()
            .build(
                owner,
                to -> {
                  methods.of(
                      full,
                      CD_void,
                      frame -> {
                        methods.sequence(List.of(full), Frame.VALUES, frame);
                        frame.code().return_();
                      });
                  methods.write(to);
                });
    assertEquals(1, ClassFile.of().parse(bytes).methods().size());
  }
}
