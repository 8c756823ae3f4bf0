using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>A member has a value of its own if everything that is ever written to it agrees.</summary>
public class MembersTests
{
    [Theory]
    [InlineData("private readonly Thing _f = Red(Find());")]
    [InlineData("private readonly Thing _f; public Holder() { _f = Red(Find()); }")]
    [InlineData("private readonly Thing _f; public Holder() { var y = Blue(Find()); y = Red(y); this._f = y; }")]
    [InlineData("private readonly Thing _f; public Holder() => _f = Red(Find());")]
    [InlineData("private readonly Thing _f; public Holder() { (_f, _) = (Red(Find()), 1); }")]
    [InlineData("private Thing? _f; public void Init() { _f = Red(Find()); }")]
    [InlineData("private Thing? _f; public void Init() { _f ??= Red(Find()); }")]
    [InlineData("private Thing _f = Red(Find()); public void Again() { _f = Red(_f); }")]
    [InlineData("private Thing _f = Red(Find()); public void Again() { _f = Same(_f); }")]
    [InlineData("private Thing? _f; public void Forget() => _f = null; public void Init() => _f = Red(Find());")]
    [InlineData("private static readonly Thing _f = Red(Find());")]
    [InlineData("private static Thing _f; static Holder() { _f = Red(Find()); }")]
    [InlineData("private Thing _f { get; } = Red(Find());")]
    [InlineData("private Thing _f { get; set; } public Holder() { _f = Red(Find()); }")]
    [InlineData("private Thing _f => Red(Find());")]
    [InlineData("private Thing _f { get { var y = Red(Find()); return y; } }")]
    [InlineData("private readonly Thing _kept = Red(Find()); private Thing _f => _kept;")]
    [InlineData("private Thing _f; public Holder() : this(Red(Find())) { } private Holder(Thing thing) { _f = Red(thing); }")]
    [InlineData("private Thing? _cached; private Thing _f => _cached ??= Red(Find());")]
    [InlineData("private static Thing Init() => Red(Find()); private Thing _f = Init();")]
    [InlineData("private Thing _f = Red(Find()); public void Elsewhere(Other o) { o._f = Blue(o._f); } public class Other { public Thing _f = Find(); }")]
    public void Agreed(string declarations) => Assert.Equal("red", Got(declarations));

    [Theory]
    [InlineData("private Thing _f = Red(Find()); public void Change() { _f = Blue(_f); }")]
    [InlineData("private Thing? _f; public void One() => _f = Red(Find()); public void Two() => _f = Blue(Find());")]
    [InlineData("private Thing _f; public Holder() { _f = Red(Find()); } public Holder(int n) { _f = Blue(Find()); }")]
    [InlineData("private Thing _f; public Holder(Thing thing) { _f = Red(thing); } public Holder(Thing thing, int n) { _f = thing; }")]
    [InlineData("public Thing _f = Red(Find()); public static void Change(Holder h) => h._f = Blue(h._f);")]
    [InlineData("private Thing _f = Red(Find()); public void Change() { Action a = () => _f = Blue(_f); a(); }")]
    [InlineData("private Thing _f = Red(Find()); public void Change() { F(); void F() => _f = Blue(_f); }")]
    [InlineData("private Thing _f = Red(Find()); public void Change() => Set(out _f); private static void Set(out Thing thing) => thing = Blue(Find());")]
    [InlineData("private Thing _f = Red(Find()); public void Change() => Set(ref _f); private static void Set(ref Thing thing) => thing = Blue(thing);")]
    [InlineData("private Thing _f = Red(Find()); public void Change() { ref var f = ref _f; f = Blue(f); }")]
    [InlineData("private Thing _f = Red(Find()); public void Change() => (_f, _) = (Blue(_f), 1);")]
    [InlineData("public Thing _f = Red(Find()); public static Holder Make() => new Holder { _f = Blue(Find()) };")]
    [InlineData("private static Thing _f = Red(Find()); public void Change() => Holder._f = Blue(Find());")]
    [InlineData("protected Thing _f = Red(Find()); public class Below : Holder { public void Change() => _f = Blue(_f); }")]
    [InlineData("public Thing _f { get; set; } = Red(Find()); public static void Change(Holder h) => h._f = Find();")]
    [InlineData("private Thing? _f;")]
    [InlineData("private Thing _f; public Holder(Thing thing) { _f = thing; }")]
    [InlineData("private Thing _f = Red(Find()); public void Change(Thing thing) { _f = thing; }")]
    [InlineData("private Thing _f = Blue(Find()); public void Change() { _f.Redden_(); }")]
    [InlineData("private Thing? _f = Blue(Find()); public void Change() { _f?.Redden_(); }")]
    [InlineData("private readonly List<Filter>? _l = [new RedFilter()]; private Thing _f => _l![0].Apply(Find()); public void Add() => _l?.Insert(0, new BlueFilter());")]
    [InlineData("private readonly Filter[] _a = [new RedFilter()]; private Thing _f => _a[0].Apply(Find()); public void Set() => (_a)[0] = new BlueFilter();")]
    public void Not_agreed(string declarations) => Assert.Contains(Got(declarations), new[] { "unknown", "this._f" });

    [Theory]
    [InlineData("Held = { F = Blue(Find()) }", "unknown")]
    [InlineData("Held = new() { F = Blue(Find()) }", "blue")]
    public void A_nested_initialiser_writes_to_what_is_there_already(string initializer, string expected) => Assert.Equal(expected, ToyProgram.Of($$"""
        class Holder { public Thing F { get; set; } = Red(Find()); public Thing Got() => F; }

        class Box { public Holder Held { get; init; } = new(); }

        class Program
        {
            static Thing Look() => new Box { {{initializer}} }.Held.Got();
        }
        """).Returns("Program.Look"));

    [Fact]
    public void What_counts_itself_up_is_not_what_it_was_made_with() => Assert.Equal("unknown", ToyProgram.Of("""
        class Holder
        {
            private int _n;

            public void Next() => _n++;

            public Thing Got() => _n == 0 ? Red(Find()) : Blue(Find());
        }

        class Program
        {
            static Thing Look() { var holder = new Holder(); holder.Next(); return holder.Got(); }
        }
        """).Returns("Program.Look"));

    [Fact]
    public void A_with_expression_writes_too() => Assert.Equal("unknown", ToyProgram.Of("""
        record Card { public Thing Face { get; init; } = Red(Find()); }

        class Program
        {
            static Card Turn(Card card) => card with { Face = Blue(card.Face) };

            static Thing Look(Card card) => Turn(card).Face;
        }
        """).Returns("Program.Look"));

    [Fact]
    public void A_body_reads_what_it_has_written() => Assert.Equal("blue", ToyProgram.Of("""
        class Holder
        {
            private Thing _f = Red(Find());

            public Thing Get()
            {
                _f = Blue(_f);
                return _f;
            }
        }
        """).Returns("Holder.Get"));

    [Theory]
    [InlineData("Change();")]
    [InlineData("F(); void F() => Change();")]
    [InlineData("F(); void F() => _f = Red(Find());")]
    [InlineData("Action a = () => _f = Red(Find()); a();")]
    [InlineData("Later(Change);")]
    [InlineData("Later(() => _f = Red(Find()));")]
    [InlineData("new Other(this);")]
    [InlineData("var me = this; me._f = Red(Find());")]
    [InlineData("_ = Getter;")]
    public void A_body_does_not_trust_what_it_has_written_before_others_ran(string between) => Assert.Empty(ToyProgram.Of($$"""
        class Holder
        {
            public Thing _f = Red(Find());

            private Thing Getter { get { Change(); return _f; } }

            public void Change() => _f = Red(Find());

            public void Get()
            {
                _f = Blue(Find());
                {{between}}
                Observe(_f);
            }
        }

        class Other
        {
            public Other(Holder holder) => holder._f = Red(Find());
        }
        """).Observed("Holder.Get"));

    [Fact]
    public void The_base_constructor_sets_and_the_derived_one_replaces() => Assert.Equal(["this.Filter(x)", "blue"], Each("""
        abstract class Base
        {
            public Filter Filter { get; protected set; }

            protected Base() => Filter = new RedFilter();

            public Thing Get(Thing x) => Filter.Apply(x);
        }

        class Derived : Base
        {
            public Derived() => Filter = new BlueFilter();
        }

        class Program
        {
            static Thing Run(Thing x) => new Derived().Get(x);
        }
        """, "Base.Get", "Program.Run"));

    [Fact]
    public void Of_another_file_and_of_a_partial_class() => Assert.Equal("red", ToyProgram.Of(
        "partial class Holder { private readonly Thing _f; public Thing Get() => _f; }",
        "partial class Holder { public Holder() { _f = Red(Find()); } }").Returns("Holder.Get"));

    [Fact]
    public void Observed_in_initialisers()
    {
        var program = ToyProgram.Of("""
            class Holder
            {
                private readonly Filter _field = Look(Red(Find()));
                private Filter Property { get; } = Look(Blue(Find()));
                public Holder() => Observe(Red(Find()));
                private static Filter Look(Thing thing) { Observe(thing); return new RedFilter(); }
            }
            """);
        Assert.Equal(["red at Red(Find())"], program.Observed("Holder._field"));
        Assert.Equal(["blue at Blue(Find())"], program.Observed("Holder.Property"));
        Assert.Equal(["red at Red(Find())"], program.Observed("Holder.new"));
    }

    private static string Got(string declarations) => ToyProgram.Of($$"""
        #pragma warning disable CS8618
        class Holder
        {
            {{declarations}}

            public Thing? Got() => _f;
        }
        """).Returns("Holder.Got");

    private static string[] Each(string source, params string[] methods)
    {
        var program = ToyProgram.Of(source);
        return [.. methods.Select(program.Returns)];
    }
}
