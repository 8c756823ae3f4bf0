using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>The laws of the join: the order in which paths are met may not change what is known where they meet.</summary>
public class LatticeTests
{
    private static readonly ToyProgram Program = ToyProgram.Of("""
        class One { public Thing? F, G; void Do(Thing x, Thing y) { Red(x); Red(y); Blue(x); Blue(y); Same(x); Same(y); } }
        class Two { public Thing? F; }
        """);

    private static readonly INamedTypeSymbol TypeOne = Program.Compilation.GetTypeByMetadataName("One")!;

    private static readonly INamedTypeSymbol TypeTwo = Program.Compilation.GetTypeByMetadataName("Two")!;

    private static readonly IMethodSymbol Member = TypeOne.GetMembers("Do").OfType<IMethodSymbol>().Single();

    private static readonly SyntaxNode[] Calls =
        [.. Program.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<InvocationExpressionSyntax>()];

    private static readonly Gen<SyntaxNode> GenCall = OneOf(Calls);

    private static readonly Gen<LibraryFunction> GenFunction = OneOf<LibraryFunction>(new Paints("red"), new Paints("blue"), new HandsOn());

    private static readonly Gen<Origin> GenOrigin =
        from site in GenCall
        from function in GenFunction
        from creation in Gen.Frequency((2, OneOf<Place?>([null])), (1, GenCall.Select(node => (Place?)node)))
        select new Origin(site, function, Member, creation is null ? null : new Creation(creation, Member));

    private static readonly Gen<OrderedSet<Origin>> GenOrigins =
        GenOrigin.Array[0, 12].Select(items => items.Select(OrderedSet<Origin>.Of).Aggregate(OrderedSet<Origin>.Empty, (all, next) => all.Union(next)));

    private static readonly Gen<Value> GenLeaf = Gen.OneOf(
        Gen.Const(Value.None),
        Gen.Const(Value.Unknown),
        Gen.Int[0, 2].Select(Value (literal) => new Constant(literal)),
        Gen.Select(OneOf("red", "blue"), OneOf<int?>(null, 1, 2), GenOrigins, Value (name, shade, origins) => new Fact(new Colour(name, shade), origins)),
        Gen.Select(GenFunction, GenCall, Value (function, site) => new LibraryObject(function, OrderedSet<Creation>.Of(new Creation(site, Member)))),
        OneOf(Member.Parameters.ToArray()).Select(Value (parameter) => new Parameter(parameter)),
        Gen.Const<Value>(new Receiver(TypeOne)),
        Gen.Const<Value>(new MethodValue(Member, null)));

    private static readonly Gen<Value> GenValue = Gen.Recursive<Value>((depth, inner) => depth > 2 ? GenLeaf : Gen.Frequency(
        (4, GenLeaf),
        (1, inner.Array[0, 3].Select(Value (slots) => new TupleValue(new ValueList(slots)))),
        (1, Gen.Select(Gen.Bool, inner.Array[0, 3], Value (fromStart, known) => new Items(fromStart, new ValueList(known)))),
        (1, Gen.Select(Gen.Bool, inner.Array[0, 2], Value (fromStart, known) => new Chain(new Items(fromStart, new ValueList(known))))),
        (1, Gen.Select(Gen.Bool, inner, Value (isFirst, held) => new Instance(isFirst ? TypeOne : TypeTwo, Holding(isFirst ? TypeOne : TypeTwo, "F", held)))),
        (1, Gen.Select(inner, inner, Value (f, g) => new Instance(TypeOne, Holding(TypeOne, "F", f).With(Holding(TypeOne, "G", g)))))));

    [Fact]
    public void Of_a_value_with_itself_is_that_value() => GenValue.Sample(a => Same(a, Lattice.Join(a, a)));

    [Fact]
    public void Does_not_depend_on_the_order() =>
        Gen.Select(GenValue, GenValue).Sample((a, b) => Same(Lattice.Join(a, b), Lattice.Join(b, a)));

    [Fact]
    public void Does_not_depend_on_the_grouping() =>
        Gen.Select(GenValue, GenValue, GenValue).Sample((a, b, c) =>
            Same(Lattice.Join(Lattice.Join(a, b), c), Lattice.Join(a, Lattice.Join(b, c))));

    [Fact]
    public void Once_joined_a_value_adds_nothing() =>
        Gen.Select(GenValue, GenValue).Sample((a, b) => Same(Lattice.Join(a, b), Lattice.Join(Lattice.Join(a, b), b)));

    [Fact]
    public void None_is_the_identity() => GenValue.Sample(a => Same(a, Lattice.Join(a, Value.None)) && Same(a, Lattice.Join(Value.None, a)));

    [Fact]
    public void Unknown_absorbs() =>
        GenValue.Sample(a => Lattice.Join(a, Value.Unknown) == Value.Unknown && Lattice.Join(Value.Unknown, a) == Value.Unknown);

    [Fact]
    public void The_union_of_origins_does_not_depend_on_the_order() =>
        Gen.Select(GenOrigins, GenOrigins, GenOrigins).Sample((a, b, c) =>
            a.Union(b).Equals(b.Union(a)) && a.Union(b).Union(c).Equals(a.Union(b.Union(c))) && a.Union(a).Equals(a));

    [Fact]
    public void A_value_that_has_grown_too_large_is_unknown()
    {
        Value value = new Parameter(Member.Parameters[0]);
        for (var i = 0; i < 1000; i++)
            value = new SlotOf(value, i).Bounded() is var next && next != Value.Unknown ? next : value;
        Assert.Equal(Value.Unknown, new SlotOf(value, 0).Bounded());
        Assert.Equal(Value.None, Value.None.Bounded());
    }

    private static ValueMap Holding(INamedTypeSymbol type, string field, Value value) => ValueMap.Empty.With(type.GetMembers(field)[0], value);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool Same(Value expected, Value actual) => expected.Equals(actual);
}
