using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses;

/// <summary>One mistake, one finding: where one repair mends several calls, it stands at the first.</summary>
public sealed class OneMistakeTests
{
    private const string Net = """
        class Net : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(20, 5);

            public Net() : base("net") => RegisterComponents();

            public override Tensor forward(Tensor x) => torch.sigmoid(fc.forward(x));
        }

        """;

    [Fact]
    public Task Two_calls_of_a_helper_that_applies_the_loss() => Verify.Reports(Net + """
        class Trainer
        {
            static Tensor Loss(Tensor output, Tensor y) => functional.binary_cross_entropy_with_logits(output, y);

            void Train(Net net, Tensor x, Tensor y, Tensor held)
            {
                for (var epoch = 0; epoch < 3; epoch++)
                    Loss([|net.call(x)|], y).backward();
                Console.WriteLine(Loss(net.call(held), y).item<float>());
            }
        }
        """);

    [Fact]
    public Task Two_losses_are_two() => Verify.Reports(Net + """
        class Trainer
        {
            void Train(Net net, Tensor x, Tensor y, Tensor held)
            {
                functional.binary_cross_entropy_with_logits([|net.call(x)|], y).backward();
                Console.WriteLine(functional.binary_cross_entropy_with_logits([|net.call(held)|], y).item<float>());
            }
        }
        """);

    [Fact]
    public Task Two_activations_are_two() => Verify.Reports("""
        class Trainer
        {
            static Tensor Loss(Tensor output, Tensor y) => functional.binary_cross_entropy_with_logits(output, y);

            void Train(Linear net, Tensor x, Tensor y, Tensor held)
            {
                Loss([|torch.sigmoid(net.call(x))|], y).backward();
                Console.WriteLine(Loss([|torch.sigmoid(net.call(held))|], y).item<float>());
            }
        }
        """);

    [Fact]
    public Task Two_methods_show_it_each() => Verify.Reports(Net + """
        class Trainer
        {
            static Tensor Loss(Tensor output, Tensor y) => functional.binary_cross_entropy_with_logits(output, y);

            void Train(Net net, Tensor x, Tensor y) => Loss([|net.call(x)|], y).backward();

            float Validate(Net net, Tensor x, Tensor y) => Loss([|net.call(x)|], y).item<float>();
        }
        """);
}
