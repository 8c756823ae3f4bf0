using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2011_TestOnTrainingData>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2011_TestOnTrainingDataTests
{
    private const string Head = """
        sealed class Drawn : torch.utils.data.Dataset { public override long Count => 9; public override Dictionary<string, Tensor> GetTensor(long i) => new() { ["x"] = rand(2) }; }
        sealed class P
        {
            readonly Module<Tensor, Tensor> _net = Linear(2, 1);
            readonly DataLoader _held;
            public P(DataLoader held) => _held = held;
            static void Train(Module<Tensor, Tensor> net, DataLoader rows, optim.Optimizer o) { foreach (var b in rows) { using var s = NewDisposeScope(); o.zero_grad(); functional.mse_loss(net.call(b["x"]), b["y"]).backward(); o.step(); } }
            static double Test(Module<Tensor, Tensor> net, DataLoader rows) { using var off = no_grad(); var sum = 0.0; foreach (var b in rows) { using var s = NewDisposeScope(); sum += functional.mse_loss(net.call(b["x"]), b["y"]).item<float>(); } return sum / rows.Count; }
            static double Evaluate(Module<Tensor, Tensor> net, DataLoader rows) { using var off = no_grad(); var sum = 0.0; foreach (var b in rows) { using var s = NewDisposeScope(); sum += functional.mse_loss(net.call(b["x"]), b["y"]).item<float>(); } return sum / rows.Count; }
            static double TestSpeed(Module<Tensor, Tensor> net, DataLoader rows) { using var off = no_grad(); var n = 0; foreach (var b in rows) { using var s = NewDisposeScope(); net.call(b["x"]); n++; } return n; }
            static double TestStep(Module<Tensor, Tensor> net, DataLoader rows) { using var s = NewDisposeScope(); return net.call(rows.First()["x"]).mean().item<float>(); }
            void M(Module<Tensor, Tensor> model, Module<Tensor, Tensor> other, optim.Optimizer optimizer, DataLoader loader, DataLoader testLoader, DataLoader trainLoader, Tensor x, Tensor y, int epochs)
            {
        """;

    private const string Tail = """

            }
        }
        """;

    [Theory]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine($\"Test: {Test(model, testLoader)}\");")]
    [InlineData("Console.WriteLine($\"Test before: {Test(model, loader)}\"); Train(model, loader, optimizer);")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine($\"Training loss: {Test(model, loader)}\");")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine($\"Loss on seen rows: {Test(model, loader)}\");")]
    [InlineData("Train(model, loader, optimizer); var trainLoss = Test(model, loader);")]
    [InlineData("Train(model, loader, optimizer); var l = Test(model, loader); Console.WriteLine($\"train {l}\");")]
    [InlineData("Train(model, trainLoader, optimizer); Console.WriteLine($\"{Test(model, trainLoader)}\");")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine($\"训练损失：{Test(model, loader)}\");")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine(Evaluate(model, loader));")]
    [InlineData("Train(model, loader, optimizer); var loss = Evaluate(model, loader); Console.WriteLine($\"loss {loss}\");")]
    [InlineData("Train(model, loader, optimizer); loader = testLoader; Console.WriteLine(Test(model, loader));")]
    [InlineData("var rows = loader; Train(model, rows, optimizer); rows = testLoader; Console.WriteLine(Test(model, rows));")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine(Test(other, loader));")]
    [InlineData("Train(model, testLoader, optimizer); Console.WriteLine(Test(model, testLoader));")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine(TestSpeed(model, loader));")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine(TestStep(model, loader));")]
    [InlineData("void Overfit() { Train(model, loader, optimizer); Console.WriteLine(Test(model, loader)); } Overfit();")]
    [InlineData("using var drawn = torch.utils.data.DataLoader(new Drawn(), 3); Train(model, drawn, optimizer); Console.WriteLine(Test(model, drawn));")]
    [InlineData("var folds = new[] { loader, testLoader }; Train(model, folds[0], optimizer); Console.WriteLine(Test(model, folds[1]));")]
    [InlineData("foreach (var fold in new[] { loader, testLoader }) { Train(model, fold, optimizer); } foreach (var fold in new[] { testLoader }) Console.WriteLine(Test(model, fold));")]
    [InlineData("foreach (var b in loader) { functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).backward(); } Console.WriteLine($\"Test: {Test(model, loader)}\");")]
    [InlineData("Train(model, loader, optimizer); var sum = 0.0; foreach (var b in loader) sum += functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine($\"final loss {sum / loader.Count}\");")]
    [InlineData("Train(model, loader, optimizer); var sum = 0.0; foreach (var b in testLoader) sum += functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine($\"test loss {sum / loader.Count}\");")]
    [InlineData("Train(model, loader, optimizer); var sum = 0.0; foreach (var b in loader) sum += functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine($\"train {sum}, test {Test(model, testLoader)}\");")]
    [InlineData("Train(model, loader, optimizer); var trainSum = 0.0; foreach (var b in loader) trainSum += functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine($\"test {trainSum}\");")]
    [InlineData("var i = 0; foreach (var b in loader) { using var s = NewDisposeScope(); if (i++ % 5 == 0) { Console.WriteLine($\"val {functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).item<float>()}\"); continue; } functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).backward(); optimizer.step(); }")]
    [InlineData("using var rows = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x[..80], y[..80]), 8); using var others = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x[80..], y[80..]), 8); foreach (var b in rows) { using var s = NewDisposeScope(); functional.mse_loss(model.call(b[0]), b[1]).backward(); optimizer.step(); } var sum = 0.0; foreach (var b in others) sum += functional.mse_loss(model.call(b[0]), b[1]).item<float>(); Console.WriteLine($\"test {sum}\");")]
    [InlineData("Train(model, loader, optimizer); foreach (var b in loader) model.call(b[\"x\"]); Console.WriteLine(\"test\");")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine($\"in-sample {Test(model, loader)}\");")]
    [InlineData("Train(model, loader, optimizer); foreach (var (name, rows) in new[] { (\"train\", loader), (\"test\", testLoader) }) Console.WriteLine($\"{name}: {Test(model, rows)}\");")]
    [InlineData("Train(model, loader, optimizer); var sanity = Test(model, loader);")]
    [InlineData("var i = 0; foreach (var b in loader) { if (i++ % 5 == 0) continue; using var s = NewDisposeScope(); functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).backward(); optimizer.step(); } var testSum = 0.0; foreach (var b in loader) { if (i++ % 5 == 0) testSum += functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine(testSum);")]
    [InlineData("Train(model, loader, optimizer); var (i, testSum) = (0, 0.0); foreach (var b in loader) { if (i++ < 100) continue; testSum += functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine(testSum);")]
    [InlineData("foreach (var b in loader) { using var s = NewDisposeScope(); functional.mse_loss(model.call(b[\"x\"][..48]), b[\"y\"][..48]).backward(); optimizer.step(); } var testSum = 0.0; foreach (var b in loader) testSum += functional.mse_loss(model.call(b[\"x\"][48..]), b[\"y\"][48..]).item<float>(); Console.WriteLine(testSum);")]
    public Task Is_silent_about(string body) => Verify.Silent(Head + body + Tail);

    [Theory]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine(Test(model, [|loader|]));")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine($\"Test loss: {Test(model, [|loader|])}\");")]
    [InlineData("for (var e = 0; e < epochs; e++) { Train(model, loader, optimizer); var l = Test(model, [|loader|]); Console.WriteLine($\"epoch {e}: {l}\"); }")]
    [InlineData("foreach (var b in loader) { using var s = NewDisposeScope(); optimizer.zero_grad(); var loss = functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]); loss.backward(); optimizer.step(); } var result = Test(model, [|loader|]);")]
    [InlineData("Train(model, loader, optimizer); var testLoss = Evaluate(model, [|loader|]);")]
    [InlineData("Train(model, loader, optimizer); Console.WriteLine($\"Validation loss: {Evaluate(model, [|loader|])}\");")]
    [InlineData("Train(model, loader, optimizer); var l = Evaluate(model, [|loader|]); Console.WriteLine($\"Test: {l}\");")]
    [InlineData("using var rows = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), 8); foreach (var b in rows) { using var s = NewDisposeScope(); functional.mse_loss(model.call(b[0]), b[1]).backward(); optimizer.step(); } var sum = 0.0; foreach (var b in [|rows|]) sum += functional.mse_loss(model.call(b[0]), b[1]).item<float>(); Console.WriteLine($\"test {sum}\");")]
    [InlineData("Train(model, loader, optimizer); var correct = 0L; using (no_grad()) { foreach (var b in [|loader|]) { using var s = NewDisposeScope(); correct += model.call(b[\"x\"]).argmax(1).eq(b[\"y\"]).sum().item<long>(); } } Console.WriteLine($\"测试准确率：{correct}\");")]
    [InlineData("Train(model, loader, optimizer); double Accuracy() { var hits = 0.0; foreach (var b in loader) hits++; return hits; } var testSum = 0.0; foreach (var b in [|loader|]) testSum += functional.mse_loss(model.call(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine(testSum);")]
    [InlineData("Train(_net, _held, optimizer); Console.WriteLine(Test(_net, [|_held|]));")]
    public Task Reports(string body) => Verify.Reports(Head + body + Tail);

    [Fact]
    public Task Says_what_happens() => Verify.Reports(
        Head + "Train(model, {|#1:loader|}, optimizer); Console.WriteLine(Test(model, {|#0:loader|}));" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'loader' has trained the model, and here it tests it: what comes out says how well the model remembers its rows, and nothing of others. Test on rows that no step has seen."));

    [Fact]
    public async Task Says_so_in_Chinese() => Assert.Equal(
        "'loader' 已经训练过模型，这里又用来测试：结果只说明模型把这些行记得多好，说明不了别的行。请用训练从未见过的行来测试。",
        await LossMessages.InAsync("zh-Hans", Verify.Rule, Head + "Train(model, loader, optimizer); Console.WriteLine(Test(model, loader));" + Tail));
}
