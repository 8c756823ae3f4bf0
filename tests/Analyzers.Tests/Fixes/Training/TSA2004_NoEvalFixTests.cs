using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2004_NoEval>;

namespace TorchSharp.Analyzers.Tests.Fixes.Training;

public sealed class TSA2004_NoEvalFixTests
{
    private const string Head = """
        class P
        {
            static float Evaluate(Module<Tensor, Tensor> model, Tensor x) { using var off = no_grad(); return model.call(x).mean().item<float>(); }
            static void Train(Module<Tensor, Tensor> model, Tensor x) { model.train(); model.call(x).sum().backward(); }
            static void TrainStep(Module<Tensor, Tensor> model, Tensor x) => model.call(x).sum().backward();
            float M(Tensor x, int epochs)
            {
                var model = Sequential(Linear(2, 2), Dropout(0.5));

        """;

    private const string Tail = """

            }
        }
        """;

    [Theory]
    [InlineData(
        """
                TrainStep(model, x);
                // What it has learned.
                using (no_grad())
                    return [|model.call(x)|].mean().item<float>() + "test".Length; // measured
        """,
        """
                TrainStep(model, x);
                // What it has learned.
                model.eval();
                using (no_grad())
                    return model.call(x).mean().item<float>() + "test".Length; // measured
        """)]
    [InlineData(
        """
                for (var e = 0; e < epochs; e++)
                {
                    TrainStep(model, x);
                    using (no_grad())
                    {
                        Console.WriteLine($"test {[|model.call(x)|].mean().item<float>()}");
                    } // measured
                }

                return 0;
        """,
        """
                for (var e = 0; e < epochs; e++)
                {
                    TrainStep(model, x);
                    model.eval();
                    using (no_grad())
                    {
                        Console.WriteLine($"test {model.call(x).mean().item<float>()}");
                    } // measured
                    model.train();
                }

                return 0;
        """)]
    [InlineData(
        """
                for (var e = 0; e < epochs; e++)
                {
                    Train(model, x);
                    Console.WriteLine([|Evaluate(model, x)|]);
                }

                return 0;
        """,
        """
                for (var e = 0; e < epochs; e++)
                {
                    Train(model, x);
                    model.eval();
                    Console.WriteLine(Evaluate(model, x));
                }

                return 0;
        """)]
    [InlineData(
        """
                for (var e = 0; e < epochs; e++) { TrainStep(model, x); var loss = [|Evaluate(model, x)|]; if (loss < 1) return loss; }
                return Evaluate(model, x);
        """,
        """
                for (var e = 0; e < epochs; e++) { TrainStep(model, x); model.eval(); var loss = Evaluate(model, x); model.train(); if (loss < 1) return loss; }
                model.eval();
                return Evaluate(model, x);
        """)]
    [InlineData(
        """
                TrainStep(model, x);
                using var off = inference_mode();
                return [|model.call(x)|].mean().item<float>() + "test".Length;
        """,
        """
                TrainStep(model, x);
                model.eval();
                using var off = inference_mode();
                return model.call(x).mean().item<float>() + "test".Length;
        """)]
    public Task Measures_in_evaluation_mode(string wrong, string right) => Verify.Fixed(Head + wrong + Tail, Head + right + Tail);

    [Theory]
    [InlineData("        for (var e = 0; e < epochs; e++)\n        {\n            TrainStep(model, x);\n            using (no_grad())\n                if ([|model.call(x)|].mean().item<float>() < \"test\".Length) return 1;\n        }\n        return 0;")]
    [InlineData("        for (var e = 0; e < epochs; e++)\n        {\n            TrainStep(model, x);\n            if (e == 3)\n                Console.WriteLine([|Evaluate(model, x)|]);\n        }\n        return 0;")]
    [InlineData("        float Test(Tensor z) => [|Evaluate(model, z)|];\n        return Test(x);")]
    public Task Is_not_on_offer_where_the_mode_cannot_be_put_back(string wrong) => Verify.Unfixable(Head + wrong + Tail);
}
