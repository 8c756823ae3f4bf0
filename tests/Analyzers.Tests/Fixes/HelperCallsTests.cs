using RuleOfSigmoid = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;
using RuleOfSoftmax = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1002_SoftmaxBeforeCrossEntropy>;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>A function that does nothing but apply the activation stays as it is; its call before the loss goes.</summary>
public sealed class HelperCallsTests
{
    [Fact]
    public Task Other_callers_are_left_alone() => RuleOfSigmoid.Fixed(
        WithHelper("var p = Ops.Squash(fc.forward(x));\n        criterion.forward([|p|], y).backward();"),
        WithHelper("var p = fc.forward(x);\n        criterion.forward(p, y).backward();"));

    [Fact]
    public Task Its_result_is_squashed_again_where_it_is_also_shown() => RuleOfSigmoid.Fixed(
        WithHelper("var p = Ops.Squash(fc.forward(x));\n        criterion.forward([|p|], y).backward();\n        Console.WriteLine(p.mean().item<float>());"),
        WithHelper("var p = fc.forward(x);\n        criterion.forward(p, y).backward();\n        Console.WriteLine(torch.sigmoid(p).mean().item<float>());"));

    [Fact]
    public Task An_extension_with_an_axis_of_its_own() => RuleOfSoftmax.Fixed(
        WithExtension("[|_fc.forward(x).Probabilities()|]"),
        WithExtension("_fc.forward(x)"));

    [Fact]
    public Task An_axis_that_is_given() => RuleOfSoftmax.Fixed(
        WithExtension("[|Extensions.Probabilities(_fc.forward(x) + 1, axis: 1)|]"),
        WithExtension("_fc.forward(x) + 1"));

    [Fact]
    public Task A_private_helper_that_nobody_else_calls_goes() => RuleOfSigmoid.Fixed(
        """
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            void Train(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits([|Squash(fc.forward(x))|], y).backward();

            private static Tensor Squash(Tensor z) => torch.sigmoid(z);
        }
        """,
        """
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            void Train(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(fc.forward(x), y).backward();
        }
        """);

    [Fact]
    public Task A_local_function_and_the_module_that_only_it_applied_go() => RuleOfSigmoid.Fixed(
        """
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Sigmoid squash = Sigmoid();

            void Train(Tensor x, Tensor y)
            {
                Tensor Squash(Tensor z)
                {
                    return squash.forward(z);
                }

                functional.binary_cross_entropy_with_logits([|Squash(fc.forward(x))|], y).backward();
            }
        }
        """,
        """
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            void Train(Tensor x, Tensor y)
            {
                functional.binary_cross_entropy_with_logits(fc.forward(x), y).backward();
            }
        }
        """);

    [Fact]
    public Task A_private_helper_with_another_caller_stays() => RuleOfSigmoid.Fixed(
        WithOtherCaller("[|Squash(fc.forward(x))|]"),
        WithOtherCaller("fc.forward(x)"));

    [Fact]
    public Task A_delegate_of_it_is_no_call_of_it() => RuleOfSigmoid.Fixed(
        """
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Func<Tensor, Tensor> squash = Squash;

            void Train(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits([|Squash(fc.forward(x))|], y).backward();

            Tensor Predict(Tensor x) => squash(fc.forward(x)) > 0.5;

            private static Tensor Squash(Tensor z) => torch.sigmoid(z);
        }
        """,
        """
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);
            private readonly Func<Tensor, Tensor> squash = Squash;

            void Train(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(fc.forward(x), y).backward();

            Tensor Predict(Tensor x) => squash(fc.forward(x)) > 0.5;

            private static Tensor Squash(Tensor z) => torch.sigmoid(z);
        }
        """);

    private static string WithHelper(string steps) => $$"""
        static class Ops
        {
            public static Tensor Squash(Tensor z) => torch.sigmoid(z);
        }

        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            void Train(Tensor x, Tensor y)
            {
                var criterion = BCEWithLogitsLoss();
                {{steps}}
            }

            Tensor Predict(Tensor x) => Ops.Squash(fc.forward(x)) > 0.5;
        }
        """;

    private static string WithExtension(string logits) => $$"""
        static class Extensions
        {
            public static Tensor Probabilities(this Tensor logits, int axis = 1) => functional.softmax(logits, axis);
        }

        class Trainer
        {
            private readonly Linear _fc = Linear(2, 3);

            public void Train(Tensor x, Tensor y) => functional.cross_entropy({{logits}}, y).backward();
        }
        """;

    private static string WithOtherCaller(string logits) => $$"""
        class Trainer
        {
            private readonly Linear fc = Linear(20, 5);

            void Train(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits({{logits}}, y).backward();

            Tensor Predict(Tensor x) => Squash(fc.forward(x)) > 0.5;

            private static Tensor Squash(Tensor z) => torch.sigmoid(z);
        }
        """;
}
