using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2014_DropoutWithoutFlag>;

namespace TorchSharp.Analyzers.Tests.Fixes.Training;

public sealed class TSA2014_FixTests
{
    [Fact]
    public Task Passes_the_mode() => Verify.Fixed(
        Module("""
            x = [|functional.dropout(x, 0.5 /* half */)|]; // first
                    x = [|functional.alpha_dropout([|functional.dropout2d(x, inplace: true)|])|];
                    return [|functional.dropout(
                        x)|];
            """),
        Module("""
            x = functional.dropout(x, 0.5 /* half */, training: training); // first
                    x = functional.alpha_dropout(functional.dropout2d(x, inplace: true, training: training), training: training);
                    return functional.dropout(
                        x, training: training);
            """));

    [Fact]
    public Task Leaves_a_new_layer() => Verify.Unfixable(Module("return [|Dropout(0.5)|].call(x);"));

    [Fact]
    public Task Leaves_code_without_a_mode() => Verify.Unfixable("static class P { public static Tensor M(Tensor x) => [|functional.alpha_dropout(x, 0.5)|]; }");

    private static string Module(string body) => $$"""
        class Net : Module<Tensor, Tensor>
        {
            public Net() : base("net") { }

            public override Tensor forward(Tensor x)
            {
                {{body}}
            }
        }
        """;
}
