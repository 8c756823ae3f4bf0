using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Interpretation;

namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>A program over the toy library, and what the engine says of it.</summary>
internal sealed class ToyProgram
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Toy;
        global using static Toy.Lib;
        """;

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private ToyProgram(CSharpCompilation compilation, FlowAnalysis flow)
    {
        Compilation = compilation;
        Flow = flow;
    }

    public CSharpCompilation Compilation { get; }

    public FlowAnalysis Flow { get; }

    /// <summary>A program that compiles.</summary>
    public static ToyProgram Of(params string[] files)
    {
        var program = HalfTyped(files);
        var errors = program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        return program;
    }

    /// <summary>A program that need not compile.</summary>
    public static ToyProgram HalfTyped(params string[] files)
    {
        var trees = files.Append(Usings).Select((text, index) => CSharpSyntaxTree.ParseText(text, path: $"File{index}.cs"));
        var compilation = CSharpCompilation.Create("Program", trees, [.. TestProgramReferences.WithoutTorchSharp, ToySource.Reference], Options);
        return new ToyProgram(compilation, new FlowAnalysis(compilation, new ToyLibrary()));
    }

    /// <summary>The same program, of which nobody has asked anything yet.</summary>
    public ToyProgram Fresh(Action? onQuestion = null) => new(Compilation, new FlowAnalysis(Compilation, new ToyLibrary(onQuestion)));

    /// <summary>What a method returns: "C.M".</summary>
    public string Returns(string method) => ValueText.Of(SummaryOf(method).Returns);

    /// <summary>What is observed in a member, and where: "red at Red(x)".</summary>
    public string[] Observed(string member) => ObservedUntil(member, CancellationToken.None);

    /// <summary>The gate, which rules ask first, must never turn away a member in which something is observed.</summary>
    public string[] ObservedUntil(string member, CancellationToken cancellation)
    {
        var symbol = MemberOf(member);
        var observed = Flow.ObservationsIn(symbol, cancellation);
        Assert.True(observed.Count == 0 || IsLetThrough(symbol), $"{member} is turned away.");
        return [.. observed.Select(Text)];
    }

    public bool IsLetThrough(string member) => IsLetThrough(MemberOf(member));

    private bool IsLetThrough(ISymbol member) => member.DeclaringSyntaxReferences.Any(
        reference => Flow.Gate.MayObserve(reference.GetSyntax(CancellationToken.None), CancellationToken.None));

    public Summary SummaryOf(string method) =>
        new Evaluation(Flow, CancellationToken.None).SummaryOf((IMethodSymbol)MemberOf(method), Bounds.Depth);

    private static string Text(Observation observation) => $"{ValueText.Of(observation.Arguments[0])} at {observation.Place}";

    private ISymbol MemberOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var type = Compilation.GetTypeByMetadataName(name[..dot])!;
        var member = name[(dot + 1)..];
        return member == "new" ? type.InstanceConstructors.First() : type.GetMembers(member).First();
    }
}
