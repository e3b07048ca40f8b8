const longest = 1024;
const decimals = 10n ** 60n;

/** An exact number of votes: transfers split votes, and a rounded vote could decide a seat. Always in lowest terms. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n);
  readonly over: bigint;
  readonly under: bigint;

  constructor(over: bigint, under: bigint) {
    const by = divisor(over < 0n ? -over : over, under);
    this.over = over / by;
    this.under = under / by;
  }

  static of(whole: number | bigint): Fraction {
    return new Fraction(BigInt(whole), 1n);
  }

  plus(other: Fraction): Fraction {
    if (this.under === other.under) return new Fraction(this.over + other.over, this.under);
    return new Fraction(this.over * other.under + other.over * this.under, this.under * other.under);
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.over, other.under));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.over * other.over, this.under * other.under);
  }

  dividedBy(other: Fraction): Fraction {
    return new Fraction(this.over * other.under, this.under * other.over);
  }

  /** Below 0 where this is less, 0 where they are the same. */
  compare(other: Fraction): number {
    const left = this.over * other.under;
    const right = other.over * this.under;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** The same, unless it is written with more than 1,024 bits below the line: then with 60 decimals, rounded down. */
  cut(): Fraction {
    return this.under.toString(2).length > longest ? new Fraction((this.over * decimals) / this.under, decimals) : this;
  }

  get isZero(): boolean {
    return this.over === 0n;
  }

  /** As results write it: "n" or "n/d". */
  toString(): string {
    return this.under === 1n ? String(this.over) : `${this.over}/${this.under}`;
  }
}

function divisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
