package offramp.simulate;

/// How the work is cut: blocks of histories of one draw of the unknowns, in an order that nothing
/// changes.
///
/// Every draw gets its first block, then every draw its second, so that a run cut short has seen as
/// many draws as it could.
///
/// @param first number of the first draw of this round
/// @param draws draws of this round
/// @param from number of the first history under each draw
/// @param least histories under each draw
/// @param more how many of the first draws get one more
record Plan(int first, int draws, long from, long least, long more)
    implements Crew.Work<Plan.Block> {
  /// Histories of a block at most.
  static final int BLOCK = 64;

  private static final int AHEAD = 64;

  /// Histories `from` up to, not including, `to` under draw number `draw`.
  record Block(int draw, long from, long to) {}

  static Plan of(int draws, long trajectories) {
    return new Plan(0, draws, 0, trajectories / draws, trajectories % draws);
  }

  @Override
  public long histories() {
    return draws * least + more;
  }

  private long perDraw() {
    return (least + (more > 0 ? 1 : 0) + BLOCK - 1) / BLOCK;
  }

  @Override
  public int ahead() {
    return AHEAD;
  }

  @Override
  public long blocks() {
    return draws * perDraw();
  }

  /// {@return block number `number`; it may be empty}
  @Override
  public Block block(long number) {
    int draw = (int) (number % draws);
    long count = least + (draw < more ? 1 : 0);
    long start = number / draws * BLOCK;
    return new Block(
        first + draw, from + Math.min(start, count), from + Math.min(start + BLOCK, count));
  }
}
