using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>Which types can carry a tensor or a module, and that nobody looks into a type twice to know.</summary>
public class TrackedTypesTests
{
    [Theory]
    [InlineData("class Asked { Tensor x; }", true)]
    [InlineData("class Asked { Tensor X { get; } }", true)]
    [InlineData("class Asked { Tensor X() => null; }", true)]
    [InlineData("class Asked { static Tensor x; }", true)]
    [InlineData("class Asked : Module { public Asked() : base(\"\") { } }", true)]
    [InlineData("class Base { Tensor x; } class Asked : Base { }", true)]
    [InlineData("class Asked { Tensor[][] x; }", true)]
    [InlineData("class Asked { Dictionary<string, List<Tensor>> x; }", true)]
    [InlineData("class Asked { (int, (Tensor, int)) x; }", true)]
    [InlineData("class Asked(Tensor x) { bool Is => x is null; }", true)]
    [InlineData("record Asked(Tensor X);", true)]
    [InlineData("class Asked { event Action<Tensor> Done; }", true)]
    [InlineData("delegate void Asked(Tensor x);", true)]
    [InlineData("delegate Tensor Asked();", true)]
    [InlineData("interface Asked { Tensor Of(int x); }", true)]
    [InlineData("class Asked<T> where T : Module { T model; }", true)]
    [InlineData("class A { B b; } class B { C c; } class C { D d; } class D { E e; } class E { Tensor x; } class Asked { A a; }", true)]
    [InlineData("class Asked { }", false)]
    [InlineData("enum Asked { One }", false)]
    [InlineData("class Asked { int x; string Y { get; } List<Asked> Z() => null; }", false)]
    [InlineData("class Asked { void Show(Tensor x) { } }", false)]
    [InlineData("class Asked { Asked(Tensor x) { } }", false)]
    [InlineData("class Asked<T> where T : Asked<T> { T self; }", false)]
    [InlineData("class Asked<T> : List<Asked<Asked<T>>> { Asked<T[]> grown; }", false)]
    public void What_holds_or_gives_a_tensor_is_tracked(string program, bool expected) =>
        Assert.Equal(expected, Types.Of(program).IsTracked("Asked"));

    /// <summary>Whatever was asked before: of types in circles, each may be asked first, and each second.</summary>
    [Theory]
    [InlineData("class A { B b; } class B { A a; C c; } class C { B b; D d; } class D { }", "")]
    [InlineData("class A { B b; } class B { A a; C c; } class C { B b; D d; } class D { Tensor x; }", "A B C D")]
    [InlineData("class A { B b; C c; } class B { A a; } class C { D d; } class D { C c; }", "")]
    [InlineData("class A { B b; Tensor x; } class B { C c; } class C { B b; D d; } class D { D d; }", "A")]
    [InlineData("class A { C c; B b; Tensor x; } class B { A a; } class C { D d; } class D { C c; }", "A B")]
    [InlineData("class A { B b; } class B { C c; D d; } class C { A a; D d; } class D { int x; }", "")]
    public void An_answer_does_not_depend_on_who_was_asked_first(string program, string tracked)
    {
        string[] names = ["A", "B", "C", "D"];
        foreach (var first in names)
        {
            foreach (var second in names)
            {
                var types = Types.Of(program);
                types.IsTracked(first);
                types.IsTracked(second);
                Assert.Equal(tracked, string.Join(" ", names.Where(types.IsTracked)));
            }
        }
    }

    [Fact]
    public void A_wide_class_is_looked_into_once()
    {
        var methods = string.Join(" ", Enumerable.Range(0, 300).Select(i => $"public Money Op{i}(Money a, Money b) => a;"));
        var types = Types.Of($"class Money {{ {methods} }}");
        Assert.False(types.IsTracked("Money"));
        Assert.False(types.IsTracked("Money"));
        Assert.Equal(1, types.Entered);
    }

    [Fact]
    public void A_generic_type_that_expands_is_looked_into_once()
    {
        var methods = string.Join(" ", Enumerable.Range(0, 40).Select(i => $"public Grid<Grid<T>> Nest{i}(Grid<T> a, Grid<(T, int)> b) => default;"));
        var types = Types.Of($"struct Grid<T> {{ {methods} }}");
        Assert.False(types.IsTracked("Grid"));
        Assert.Equal(1, types.Entered);
    }

    /// <summary>Each with each: asked one after the other, none is entered again, whether the answer is no or lies at the end of a chain.</summary>
    [Theory]
    [InlineData("int", false)]
    [InlineData("Tensor", true)]
    public void Types_that_hold_each_other_are_looked_into_once(string last, bool expected)
    {
        const int Count = 200;
        var classes = Enumerable.Range(0, Count).Select(i => $"class C{i} {{ C{(i * 7 + 3) % Count} a; C{(i * 11 + 1) % Count} b; C{(i + 1) % Count} c; {(i == 0 ? last : "int")} x; }}");
        var types = Types.Of(string.Join("\n", classes));
        Assert.All(Enumerable.Range(0, Count), i => Assert.Equal(expected, types.IsTracked($"C{i}")));
        Assert.InRange(types.Entered, 1, Count);
    }

    [Fact]
    public void A_chain_of_any_length_is_followed()
    {
        const int Count = 20_000;
        var classes = Enumerable.Range(0, Count).Select(i => $"class C{i} {{ C{i + 1} next; }}");
        Assert.True(Types.Of(string.Join("\n", classes) + $" class C{Count} {{ Tensor x; }}").IsTracked("C0"));
    }

    /// <summary>Pairs of pairs of pairs: a type of 2^20 parts that somebody writes in twenty lines.</summary>
    [Fact]
    public void A_type_of_too_many_parts_is_tracked()
    {
        var types = Types.Of("class Asked { }");
        var pair = types.Compilation.GetTypeByMetadataName("System.Collections.Generic.KeyValuePair`2")!;
        ITypeSymbol type = types.Compilation.GetSpecialType(SpecialType.System_Int32);
        for (var i = 0; i < 20; i++)
            type = pair.Construct(type, type);
        Assert.True(types.IsTracked(type));
    }

    private sealed class Types(CSharpCompilation compilation)
    {
        private readonly TrackedTypes _tracked = new(compilation.Assembly);

        public CSharpCompilation Compilation => compilation;

        public int Entered => _tracked.DefinitionsEntered;

        public static Types Of(string program) => new(TorchLibrary.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"""
            using System;
            using System.Collections.Generic;
            using static TorchSharp.torch;
            using static TorchSharp.torch.nn;
            {program}
            """)));

        public bool IsTracked(ITypeSymbol type) => _tracked.Contains(type);

        public bool IsTracked(string name) => _tracked.Contains(compilation.GetSymbolsWithName(name, SymbolFilter.Type).OfType<INamedTypeSymbol>().Single());
    }
}
