using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Tests.Flow.Toy;

/// <summary>A library of things that can be red or blue, compiled, so that programs see it as metadata: as they see any library.</summary>
internal static class ToySource
{
    private const string Text = """
        using System.Collections.Generic;

        namespace Toy;

        public class Thing
        {
            public Thing Skin => this;
            public Thing Redden() => this;
            public Thing Redden_() => this;
            public Thing Same() => this;
            public Thing Shake() => this;
        }

        public static class Lib
        {
            public static readonly Thing Ruby = new Thing();
            public static readonly Thing Pebble = new Thing();
            public static Thing Red(Thing thing) => thing;
            public static Thing Shaded(Thing thing, int shade) => thing;
            public static Thing Blue(Thing thing) => thing;
            public static Thing Same(Thing thing) => thing;
            public static Thing Mix(Thing one, Thing other) => one;
            public static Thing Find() => new Thing();
            public static void Begin() { }
            public static void End() { }
            public static void Write() { }
            public static void Observe(Thing thing) { }
            public static void Later(System.Action action) => action();
        }

        public interface IFilter
        {
            Thing Apply(Thing thing);
        }

        public abstract class Filter : IFilter
        {
            public abstract Thing Apply(Thing thing);
        }

        public sealed class RedFilter : Filter { public override Thing Apply(Thing thing) => thing; }
        public sealed class BlueFilter : Filter { public override Thing Apply(Thing thing) => thing; }
        public sealed class SameFilter : Filter { public override Thing Apply(Thing thing) => thing; }
        public sealed class Observer : Filter { public override Thing Apply(Thing thing) => thing; }

        public class Chain : Filter
        {
            public Chain() { }
            public Chain(params Filter[] parts) { }
            public Chain(IEnumerable<Filter> parts) { }
            public Chain(params (string Name, Filter Part)[] parts) { }
            public Chain Append(Filter part) => this;
            public override Thing Apply(Thing thing) => thing;
        }

        public static class Make
        {
            public static RedFilter Red() => new RedFilter();
            public static BlueFilter Blue() => new BlueFilter();
            public static Chain Chain(params Filter[] parts) => new Chain(parts);
            public static Chain Chain(IEnumerable<Filter> parts) => new Chain(parts);
        }

        public sealed class Handle : System.IDisposable
        {
            public static Handle Open() => new Handle();
            public void Dispose() { }
        }
        """;

    public static MetadataReference Reference { get; } = Compile();

    private static PortableExecutableReference Compile()
    {
        var compilation = CSharpCompilation.Create(
            "Toy",
            [CSharpSyntaxTree.ParseText(Text)],
            TestProgramReferences.WithoutTorchSharp,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
