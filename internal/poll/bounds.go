package poll

// read turns limits as people write them into those of a question, fills in what was left out and leaves out what the
// kind does not use.
func (b *Bounds) read(q *Question) (Limits, error) {
	if b == nil {
		b = &Bounds{}
	}
	l := Limits{None: b.None}
	switch q.Kind {
	case KindMultiple:
		l.Least, l.Most = or(b.Least, 1), or(b.Most, len(q.Options))
	case KindRanked:
		l.Least, l.Most = or(b.Least, 0), or(b.Most, 0)
	case KindSTV:
		l.Least, l.Most, l.Seats = or(b.Least, 0), or(b.Most, 0), or(b.Seats, 1)
	case KindScore:
		l.Highest = or(b.Highest, usualMark)
	case KindDots:
		l.Highest = or(b.Highest, 0)
	case KindBudget:
		l.Ceiling = or(b.Ceiling, 0)
	case KindNumber:
		return l, b.readNumbers(&l)
	}
	if l.Least < 0 || l.Most < 0 || l.Ceiling > farthest {
		return l, ErrLimits
	}
	return l, nil
}

// usualMark is the highest mark where nothing is said.
const usualMark = 5

func or[T any](given *T, otherwise T) T {
	if given == nil {
		return otherwise
	}
	return *given
}

func (b *Bounds) readNumbers(l *Limits) error {
	for _, bound := range []struct {
		text *string
		into *int64
	}{{b.From, &l.From}, {b.To, &l.To}, {b.Step, &l.Step}} {
		n, ok := ParseDecimal(or(bound.text, "1"))
		if !ok || bound.text == nil && bound.into != &l.Step {
			return ErrLimits
		}
		*bound.into = n
	}
	return nil
}

// Bounds are the limits as people read them.
func (q *Question) Bounds() *Bounds {
	l := q.Limits
	b := &Bounds{None: l.None}
	switch q.Kind {
	case KindMultiple:
		b.Least, b.Most = &l.Least, &l.Most
	case KindRanked, KindSTV:
		least, most := q.places()
		b.Least, b.Most = &least, &most
		if q.Kind == KindSTV {
			b.Seats = &l.Seats
		}
	case KindScore, KindDots:
		b.Highest = &l.Highest
	case KindBudget:
		b.Ceiling = &l.Ceiling
	case KindNumber:
		from, to, step := FormatDecimal(l.From), FormatDecimal(l.To), FormatDecimal(l.Step)
		b.From, b.To, b.Step = &from, &to, &step
	}
	return b
}
