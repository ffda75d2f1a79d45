package offramp.random;

/// An endless sequence of random bits, named by a key: xoshiro256++ 1.0.
///
/// Blackman, Vigna: Scrambled linear pseudorandom number generators, ACM TOMS 47:36, 2021,
/// doi:10.1145/3460772. Period 2^256 - 1. The first state is the key, 128 bits, and two words of
/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA'14,
/// doi:10.1145/2660193.2660195) from both halves of the key, the way of seeding that Vigna advises.
/// Keys that differ in one bit give unrelated streams, different keys different ones. Two of n
/// streams overlap within m draws with a chance of about n² m / 2^256.
///
/// Not for several threads at once: give each its own.
public final class Stream {
  /// The odd number next to 2^64 divided by the golden ratio: the step of SplitMix64.
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /// The stream of `key`, at its beginning.
  public Stream(Key key) {
    restart(key);
  }

  /// Goes to the beginning of the stream of `key`, as if made anew, but without a new object.
  public void restart(Key key) {
    long mixed = key.high() + GOLDEN * key.low();
    s0 = key.high();
    s1 = key.low();
    s2 = splitMix(mixed);
    // never all zero, where the generator would stay: only one of these two words can be 0
    s3 = splitMix(mixed + GOLDEN);
  }

  /// {@return the mixing function of SplitMix64, a bijection: variant 13 of Stafford}
  private static long splitMix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /// {@return the next 64 random bits}
  public long bits() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /// {@return the next number between 0 and 1, neither included}
  ///
  /// It is k / 2^53 for the upper 53 bits k of [#bits()], exactly; k = 0 counts as 1, so that 1 /
  /// 2^53 is twice as likely as any other. With u also 1 - u is exact and between 0 and 1.
  public double uniform() {
    return Math.max(bits() >>> 11, 1) * 0x1.0p-53;
  }

  /// {@return the next number of the exponential distribution with mean 1, in (0, 36.8)}
  ///
  /// It is -ln of one [#uniform()]. For a law of the same direction as every other use
  /// [Distribution.Exponential].
  public double exponential() {
    return -Math.log(uniform());
  }
}
