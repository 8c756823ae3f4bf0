using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2012_WrongEpochLoss>;

namespace TorchSharp.Analyzers.Tests.Fixes.Training;

public sealed class TSA2012_FixTests
{
    [Theory]
    [InlineData(
        "var n = 0L; foreach (var b in loader) { var y = b[\"y\"]; sum += functional.mse_loss(model.forward(b[\"x\"]), y).item<float>(); /* rows */ n += y.shape[0]; } Console.WriteLine([|sum / n|]);",
        "var n = 0L; foreach (var b in loader) { var y = b[\"y\"]; sum += functional.mse_loss(model.forward(b[\"x\"]), y).item<float>() * y.size(0); /* rows */ n += y.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData(
        "using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, x), 32); foreach (var b in some) sum += functional.mse_loss(model.forward(b[0]), b[1]).ToSingle(); [|sum /= some.dataset.Count|];",
        "using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, x), 32); foreach (var b in some) sum += functional.mse_loss(model.forward(b[0]), b[1]).ToSingle() * b[1].size(0); sum /= some.dataset.Count;")]
    [InlineData(
        "using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, x), size); foreach (var b in some) sum += functional.mse_loss(model.forward(b[0]), b[1]).ToSingle(); Console.WriteLine([|sum / (some.dataset.Count / size)|]);",
        "using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, x), size); foreach (var b in some) sum += functional.mse_loss(model.forward(b[0]), b[1]).ToSingle(); Console.WriteLine(sum / some.Count);")]
    [InlineData(
        "for (var e = 0; e < 9; e++) { var l = 0f; foreach (var b in loader) { l = functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {e}: {[|l|]}\"); }",
        "for (var e = 0; e < 9; e++) { var l = 0f; foreach (var b in loader) { l += functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]).item<float>() / loader.Count; } Console.WriteLine($\"epoch {e}: {l}\"); }")]
    public Task Makes_the_mean(string wrong, string right) => Verify.Fixed(Program(wrong), Program(right));

    [Theory]
    [InlineData("for (var e = 0; e < 9; e++) { var l = 1f; foreach (var b in loader) { l = functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {e}: {[|l|]}\"); }")]
    [InlineData("var l = 0f; for (var e = 0; e < 9; e++) { foreach (var b in loader) { l = functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {e}: {[|l|]}\"); }")]
    [InlineData("Tensor? l = null; for (var e = 0; e < 9; e++) { foreach (var b in loader) { l = functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]); l.backward(); } Console.WriteLine($\"epoch {e}: {[|l|]!.item<float>()}\"); }")]
    [InlineData("var n = 0L; foreach (var b in loader) { var y = b[\"y\"]; var one = functional.mse_loss(model.forward(b[\"x\"]), y).item<float>(); sum += one; n += y.shape[0]; } Console.WriteLine([|sum / n|]);")]
    public Task Leaves_what_it_cannot_make_right(string body) => Verify.Unfixable(Program(body));

    private static string Program(string body) => $$"""
        class P
        {
            void M(Module<Tensor, Tensor> model, DataLoader loader, Tensor x, int size)
            {
                var sum = 0.0;
                {{body}}
                Console.WriteLine(sum);
            }
        }
        """;
}
