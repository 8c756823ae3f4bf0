namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>What is known by its type alone may be missing: then another treatment is right.</summary>
public sealed class MissingObjectsTests
{
    [Theory]
    [InlineData("parts.OfType<TorchSharp.Modules.Sigmoid>().FirstOrDefault()")]
    [InlineData("parts.OfType<TorchSharp.Modules.Sigmoid>().SingleOrDefault()")]
    [InlineData("(TorchSharp.Modules.Sigmoid?)Find(parts)")]
    [InlineData("Find(parts) as TorchSharp.Modules.Sigmoid")]
    [InlineData("Named(parts)")]
    [InlineData("new Options().Finish")]
    [InlineData("Options.Last")]
    public Task It_may_be_missing(string found) => Findings.None(Program(found));

    [Theory]
    [InlineData("Certain(parts)")]
    [InlineData("Sigmoid()")]
    public Task It_is_there(string found) => Findings.One(Program(found));

    private static string Program(string found) => $$"""
        sealed class Options { public TorchSharp.Modules.Sigmoid? Finish { get; set; } public static TorchSharp.Modules.Sigmoid? Last; }
        static class Program
        {
            static object? Find(List<Module> parts) => parts.Find(part => part.GetName() == "finish");
            static TorchSharp.Modules.Sigmoid? Named(List<Module> parts) => (TorchSharp.Modules.Sigmoid?)Find(parts);
            static TorchSharp.Modules.Sigmoid Certain(List<Module> parts) => parts.OfType<TorchSharp.Modules.Sigmoid>().First();
            static Tensor Finish(Tensor z, TorchSharp.Modules.Sigmoid? act) => act is null ? z : act.call(z);
            static Tensor Step(Linear net, List<Module> parts, Tensor x, Tensor y) =>
                functional.binary_cross_entropy_with_logits(Finish(net.call(x), {{found}}), y);
        }
        """;
}
