using TorchSharp.Analyzers.Tests.Losses;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2012_WrongEpochLoss>;

namespace TorchSharp.Analyzers.Tests.Training;

public sealed class TSA2012_WrongEpochLossTests
{
    private const string Head = """
        interface IMonitor { void Epoch(int number, double loss); void Step(double loss); }
        class P
        {
            readonly MSELoss _criterion = MSELoss();
            readonly MSELoss _summed = MSELoss(Reduction.Sum);
            static IEnumerable<(Tensor x, Tensor y)> Batches(Tensor x, Tensor y, int size) { for (var i = 0L; i < x.shape[0]; i += size) yield return (x.narrow(0, i, size), y.narrow(0, i, size)); }
            static float Step(Module<Tensor, Tensor> model, Tensor x, Tensor y) => functional.mse_loss(model.forward(x), y).item<float>();
            void M(Module<Tensor, Tensor> model, optim.Optimizer optimizer, MSELoss given, DataLoader loader, Tensor x, Tensor y, int epochs, int size, List<double> history, IMonitor monitor)
            {
        """;

    private const string Tail = """

            }
        }
        """;

    /// <summary>The sum of what is no mean, or what is divided by what it should be.</summary>
    [Theory]
    [InlineData("var sum = 0.0; foreach (var b in loader) sum += functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine(sum / loader.Count);")]
    [InlineData("var sum = 0.0; var n = 0; foreach (var b in loader) { sum += _criterion.call(model.call(b[\"x\"]), b[\"y\"]).item<float>(); n++; } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; foreach (var b in loader) sum += functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"], Reduction.Sum).item<float>(); Console.WriteLine(sum / loader.dataset.Count);")]
    [InlineData("var sum = 0.0; foreach (var b in loader) sum += _summed.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine(sum / loader.dataset.Count);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var (u, v) = (b[\"x\"], b[\"y\"]); sum += _summed.call(model.forward(u), v).item<float>(); n += v.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; foreach (var b in loader) sum += given.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine(sum / loader.dataset.Count);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>() * v.shape[0]; n += v.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; var one = _criterion.call(model.forward(b[\"x\"]), v).item<float>(); sum += one * v.size(0); n += v.size(0); } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } Console.WriteLine(sum / n * size);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } Console.WriteLine(size * (sum / n));")]
    [InlineData("using var one = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), 1); var sum = 0.0; foreach (var b in one) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); Console.WriteLine(sum / one.dataset.Count);")]
    [InlineData("var data = torch.utils.data.TensorDataset(x, y); using var one = torch.utils.data.DataLoader(data, batchSize: 1, shuffle: true); var sum = 0.0; foreach (var b in one) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); Console.WriteLine(sum / data.Count);")]
    [InlineData("var sum = 0.0; for (var i = 0L; i < x.shape[0]; i++) sum += _criterion.call(model.forward(x[i]), y[i]).item<float>(); Console.WriteLine(sum / x.shape[0]);")]
    [InlineData("var sum = 0.0; for (var i = 0; i < size; i += 1) sum += _criterion.call(model.forward(x[i]), y[i]).item<float>(); Console.WriteLine(sum / size);")]
    [InlineData("var rows = Enumerable.Range(0, 9).Select(i => x[i]).ToList(); var sum = 0.0; foreach (var row in rows) sum += _criterion.call(model.forward(row), y).item<float>(); Console.WriteLine(sum / rows.Count);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += x.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; n += v.shape[0]; } foreach (var b in loader) sum += _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += Step(model, b[\"x\"], v); n += v.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += (model.forward(b[\"x\"]) - v).pow(2).sum().item<float>(); n += v.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData("var correct = 0L; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; correct += model.forward(b[\"x\"]).argmax(1).eq(v).sum().item<long>(); n += v.shape[0]; } Console.WriteLine((double)correct / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += (_criterion.call(model.forward(b[\"x\"]), v) * v.shape[0]).item<float>(); n += v.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; var loss = _criterion.call(model.forward(b[\"x\"]), v); loss = loss * v.shape[0]; sum += loss.item<float>(); n += v.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } sum *= size; Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; if (v.shape[0] == 1) sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } Console.WriteLine(sum / n);")]
    [InlineData("var sum = 0.0; foreach (var b in loader) sum += _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine(sum / ((double)loader.dataset.Count / size));")]
    [InlineData("using var whole = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), size, drop_last: true); var sum = 0.0; foreach (var b in whole) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); Console.WriteLine(sum / (whole.dataset.Count / size));")]
    [InlineData("var n = (int)(x.shape[0] / size); var sum = 0.0; for (var i = 0; i < n; i++) sum += _criterion.call(model.forward(x.narrow(0, i * size, size)), y.narrow(0, i * size, size)).item<float>(); Console.WriteLine(sum / n);")]
    [InlineData("using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), size); var n = (some.dataset.Count + size - 1) / size; var sum = 0.0; foreach (var b in some) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); Console.WriteLine(sum / n);")]
    [InlineData("const int Rows = 1000, Batch = 100; var sum = 0.0; for (var i = 0; i < Rows; i += Batch) sum += _criterion.call(model.forward(x.narrow(0, i, Batch)), y.narrow(0, i, Batch)).item<float>(); Console.WriteLine(sum / (Rows / Batch));")]
    [InlineData("var sum = 0.0; var n = 0L; for (var e = 0; e < epochs; e++) { foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } } Console.WriteLine(sum * size / n);")]
    [InlineData("var moving = 0.0; foreach (var b in loader) moving = 0.9 * moving + 0.1 * _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine($\"epoch loss {moving}\");")]
    public Task Is_silent_about_sums(string body) => Verify.Silent(Head + body + Tail);

    /// <summary>The loss of a batch that is not given out as the epoch's.</summary>
    [Theory]
    [InlineData("for (var e = 0; e < epochs; e++) { var sum = 0.0; foreach (var b in loader) { var loss = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]); loss.backward(); sum += loss.item<float>(); } Console.WriteLine($\"epoch {e}: {sum / loader.Count}\"); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); Console.WriteLine($\"epoch {e} loss {l}\"); } }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var l = 0f; var k = 0; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); if (++k % 100 == 0) Console.WriteLine($\"epoch {e} step {k} loss {l}\"); } }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {e}, last batch: {l}\"); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var lastLoss = 0f; foreach (var b in loader) { lastLoss = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {e}: {lastLoss}\"); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var batchLoss = 0f; foreach (var b in loader) { batchLoss = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {e}: {batchLoss}\"); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"第 {e} 轮，最后一个批次：{l}\"); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine(l); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } if (l < 0.01) break; Console.WriteLine($\"epoch {e}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var loss = _criterion.call(model.forward(x), y); loss.backward(); Console.WriteLine($\"Epoch {epoch} loss {loss.item<float>()}\"); }")]
    [InlineData("var l = 0f; for (var epoch = 0; epoch < epochs; epoch++) { l = _criterion.call(model.forward(x), y).item<float>(); } Console.WriteLine($\"after {epochs} epochs: loss {l}\");")]
    [InlineData("for (var fold = 0; fold < 5; fold++) { var l = 0f; for (var epoch = 0; epoch < epochs; epoch++) { l = _criterion.call(model.forward(x), y).item<float>(); } Console.WriteLine($\"fold {fold}: {l} after {epochs} epochs\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var d = 0f; for (var k = 0; k < 5; k++) { var loss = _criterion.call(model.forward(x), y); loss.backward(); d = loss.item<float>(); } Console.WriteLine($\"epoch {epoch} critic {d}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); break; } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader.Take(1)) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("var one = loader.Take(1); for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in one) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("var batches = new[] { (x, y) }; for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var (u, v) in batches) { l = _criterion.call(model.forward(u), v).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("using var whole = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), (int)x.shape[0]); for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in whole) { l = _criterion.call(model.forward(b[0]), b[1]).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("var data = torch.utils.data.TensorDataset(x, y); var rows = (int)data.Count; using var whole = torch.utils.data.DataLoader(data, rows); for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in whole) { l = _criterion.call(model.forward(b[0]), b[1]).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("var u = rand(64, 2); using var whole = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(u, y), 64); for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in whole) { l = _criterion.call(model.forward(b[0]), b[1]).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } l = _criterion.call(model.forward(x), y).item<float>(); Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; var n = 0; foreach (var b in loader) { n++; l += (_criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>() - l) / n; } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { var now = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); l = l == 0 ? now : 0.98f * l + 0.02f * now; } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = float.MaxValue; foreach (var b in loader) { l = Math.Min(l, _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>()); } Console.WriteLine($\"epoch {epoch} best loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; var sum = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); sum += l; } Console.WriteLine($\"epoch {epoch} loss {sum / loader.Count} (now {l})\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } history.Add(l); } Console.WriteLine($\"{epochs} epochs\");")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { foreach (var b in loader) { var l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); history.Add(l); } monitor.Epoch(epoch, history.Average()); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); monitor.Step(l); } monitor.Epoch(epoch, history.Average()); }")]
    [InlineData("for (var episode = 0; episode < epochs; episode++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"episode {episode} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { if (b.Count > 9) l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = Step(model, b[\"x\"], b[\"y\"]); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var a = 0f; foreach (var b in loader) { a = model.forward(b[\"x\"]).eq(b[\"y\"]).mean().item<float>(); } Console.WriteLine($\"epoch {epoch} accuracy {a}\"); }")]
    [InlineData("void Overfit() { for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); } } Overfit();")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {epoch}, loss of the final step: {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var current = 0f; foreach (var b in loader) { current = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {epoch} current loss {current}\"); }")]
    [InlineData("Action<int, float> report = (_, _) => { }; for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } report(epoch, l); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Given(epoch, l); void Given(int epoch, double lastLoss) => Console.WriteLine(lastLoss); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { foreach (var b in loader) { var l = 0f; for (var k = 0; k < 64; k += size) { l = _criterion.call(model.forward(b[\"x\"][k..(k + size)]), b[\"y\"]).item<float>(); } Console.WriteLine($\"Epoch {epoch} [{loader.Count}] {l}\"); } }")]
    [InlineData("var l = 0f; foreach (var (u, v) in Batches(x, y, size)) { l = _criterion.call(model.forward(u), v).item<float>(); } Console.WriteLine($\"trained for {epochs} epochs: {l}\");")]
    [InlineData("var fullBatch = Batches(x, y, (int)x.shape[0]); for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var (u, v) in fullBatch) { l = _criterion.call(model.forward(u), v).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var (u, v) in WholeSet()) { l = _criterion.call(model.forward(u), v).item<float>(); } Console.WriteLine($\"epoch {epoch} loss {l}\"); } IEnumerable<(Tensor, Tensor)> WholeSet() { yield return (x, y); }")]
    public Task Is_silent_about_single_losses(string body) => Verify.Silent(Head + body + Tail);

    [Theory]
    [InlineData("var sum = 0.0; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } Console.WriteLine([|sum / n|]);")]
    [InlineData("var sum = 0f; foreach (var b in loader) { var (u, v) = (b[\"x\"], b[\"y\"]); var loss = functional.mse_loss(model.forward(u), v); loss.backward(); sum += loss.ToSingle(); n += u.size(0); } Console.WriteLine($\"loss {[|sum / n|]}\");")]
    [InlineData("var sum = 0.0; foreach (var b in loader) { var v = b[\"y\"]; var z = model.forward(b[\"x\"]); var one = functional.cross_entropy(z, v).item<float>(); sum += one; n += z.shape[0]; } var mean = [|sum / n|];")]
    [InlineData("var sum = 0.0; foreach (var b in loader) { var v = b[\"y\"]; using (NewDisposeScope()) { sum += functional.mse_loss(model.forward(b[\"x\"]), v).cpu().detach().item<float>(); n += v.shape[0]; } } [|sum /= n|];")]
    [InlineData("for (var e = 0; e < epochs; e++) { var sum = 0.0; n = 0; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } history.Add([|sum / n|]); }")]
    [InlineData("var sum = 0.0; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } var mean = [|sum / Math.Max(1, n)|];")]
    [InlineData("var sum = 0.0; foreach (var b in loader) { var v = b[\"y\"]; sum = sum + _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } var mean = [|(float)sum / n|];")]
    [InlineData("var sum = 0.0; foreach (var (u, v) in Batches(x, y, size)) { sum += functional.mse_loss(model.forward(u), v).item<float>(); n += v.shape[0]; } var mean = [|sum / n|];")]
    [InlineData("var data = torch.utils.data.TensorDataset(x, y); using var some = torch.utils.data.DataLoader(data, 32, shuffle: true); var sum = 0.0; foreach (var b in some) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); var mean = [|sum / data.Count|];")]
    [InlineData("using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), 32); var sum = 0.0; foreach (var b in some) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); var mean = [|sum / some.dataset.Count|];")]
    [InlineData("using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), size); var rows = (int)some.dataset.Count; var sum = 0.0; foreach (var b in some) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); var mean = [|sum / rows|];")]
    [InlineData("var sum = 0.0; for (var i = 0L; i < x.shape[0]; i += size) sum += _criterion.call(model.forward(x[TensorIndex.Slice(i, i + size)]), y[TensorIndex.Slice(i, i + size)]).item<float>(); var mean = [|sum / x.shape[0]|];")]
    [InlineData("var rows = (int)x.shape[0]; var sum = 0.0; for (var i = 0; i < rows; i += 16) sum += _criterion.call(model.forward(x[i..(i + 16)]), y[i..(i + 16)]).item<float>(); var mean = [|sum / rows|];")]
    [InlineData("using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), size); var sum = 0.0; foreach (var b in some) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); var mean = [|sum / (some.dataset.Count / size)|];")]
    [InlineData("using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), size); var rounds = some.dataset.Count / size; var sum = 0.0; foreach (var b in some) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); var mean = [|sum / rounds|];")]
    [InlineData("var rows = (int)x.shape[0]; var sum = 0.0; for (var i = 0; i < rows; i += size) sum += _criterion.call(model.forward(x[i..(i + size)]), y[i..(i + size)]).item<float>(); var mean = [|sum / (rows / size)|];")]
    public Task Reports_the_division(string body) => Verify.Reports(Head + "var n = 0L; " + body + Tail);

    [Theory]
    [InlineData("for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"epoch {e}: loss {[|l|]}\"); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { var loss = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]); loss.backward(); l = loss.item<float>(); } Console.WriteLine(\"Epoch {0}: {1:F4}\", e, [|l|]); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { var printed = 0f; foreach (var b in loader) { using var scope = NewDisposeScope(); var loss = given.call(model.call(b[\"x\"]), b[\"y\"]); loss.backward(); printed = loss.item<float>(); } monitor.Epoch(e, [|printed|]); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { Tensor? loss = null; foreach (var b in loader) { loss = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]); loss.backward(); } Console.WriteLine($\"{epoch}: {[|loss|]!.item<float>()}\"); }")]
    [InlineData("Tensor loss = zeros(1); for (var epoch = 0; epoch < epochs; epoch++) { foreach (var b in loader) { loss = functional.cross_entropy(model.forward(b[\"x\"]), b[\"y\"]); loss.backward(); } if (epoch % 10 == 0) Console.WriteLine(\"Epoch \" + epoch + \" loss \" + [|loss|].ToSingle()); }")]
    [InlineData("for (var e = 0; e < epochs; e++) { double l = 0; for (var i = 0; i < x.shape[0]; i += size) { var loss = (model.forward(x[i..(i + size)]) - y[i..(i + size)]).pow(2).mean(); loss.backward(); l = loss.ToDouble(); } Console.WriteLine($\"第 {e} 轮 损失 {[|l|]}\"); }")]
    [InlineData("var e = 0; while (e < epochs) { var epochLoss = 0.0; foreach (var (u, v) in Batches(x, y, size)) { var loss = functional.mse_loss(model.forward(u), v); loss.backward(); epochLoss = loss.ToDouble(); } history.Add([|epochLoss|]); e++; }")]
    [InlineData("var l = 0f; foreach (var b in loader) { l = functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } Console.WriteLine($\"Epoch {epochs} finished, training loss = {[|l|]:F3}\");")]
    [InlineData("foreach (var epoch in Enumerable.Range(1, epochs)) { var l = 0f; foreach (var b in loader) { var one = functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); l = one; } Console.WriteLine($\"[{epoch}] {[|l|]}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var (l, hits) = (0f, 0L); foreach (var b in loader) { var z = model.forward(b[\"x\"]); l = functional.cross_entropy(z, b[\"y\"]).item<float>(); hits += z.argmax(1).eq(b[\"y\"]).sum().item<long>(); } Console.WriteLine($\"Epoch {epoch}: loss {[|l|]}, hits {hits}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; for (var k = 0; k < 100; k++) { var start = k * size; var u = x[start..(start + size)]; l = functional.mse_loss(model.forward(u), y[start..(start + size)]).item<float>(); } Console.WriteLine($\"Epoch {epoch}: loss {[|l|]}\"); }")]
    [InlineData("for (var epoch = 0; epoch < epochs; epoch++) { var l = 0f; foreach (var b in loader) { l = functional.mse_loss(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } monitor.Epoch(epoch, Math.Round([|l|], 3)); Console.WriteLine($\"epoch {epoch} {l}\"); }")]
    public Task Reports_the_last_batch(string body) => Verify.Reports(Head + body + Tail);

    [Fact]
    public Task Says_what_the_sum_is_divided_by() => Verify.Reports(
        Head + "var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; {|#1:sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>()|}; n += v.shape[0]; } var mean = {|#0:sum / n|};" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'sum' adds up the mean losses of batches, and 'n' counts samples: the quotient is too small, about as many times as a batch has rows. Multiply each loss by the number of rows in its batch."));

    [Fact]
    public Task Says_what_an_integer_division_leaves_out() => Verify.Reports(
        Head + "using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), size); var sum = 0.0; foreach (var b in some) {|#1:sum += _criterion.call(model.forward(b[0]), b[1]).item<float>()|}; var mean = {|#0:sum / (some.dataset.Count / size)|};" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'sum' adds up the losses of all batches, and '(some.dataset.Count / size)' counts full ones only: with fewer rows than one batch the quotient is infinite. Divide by the number of batches that were added."));

    [Fact]
    public Task Says_whose_loss_is_reported() => Verify.Reports(
        Head + "for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { {|#1:l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>()|}; } monitor.Epoch(e, {|#0:l|}); }" + Tail,
        Verify.Finding(0, also: 1).WithMessage("'l' is reported as the epoch's loss, but it is the loss of the epoch's last batch. Report the mean over the batches."));

    [Theory]
    [InlineData(
        "var sum = 0.0; var n = 0L; foreach (var b in loader) { var v = b[\"y\"]; sum += _criterion.call(model.forward(b[\"x\"]), v).item<float>(); n += v.shape[0]; } var mean = sum / n;",
        "变量 'sum' 把各批次的平均损失相加，而 'n' 是样本数：商偏小，大约小了一个批次行数的倍数。请把每个损失乘以该批次的行数。")]
    [InlineData(
        "using var some = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), size); var sum = 0.0; foreach (var b in some) sum += _criterion.call(model.forward(b[0]), b[1]).item<float>(); var mean = sum / (some.dataset.Count / size);",
        "变量 'sum' 把所有批次的损失相加，而 '(some.dataset.Count / size)' 只计满的批次：行数不足一个批次时，商为无穷大。请除以实际相加的批次数。")]
    [InlineData(
        "for (var e = 0; e < epochs; e++) { var l = 0f; foreach (var b in loader) { l = _criterion.call(model.forward(b[\"x\"]), b[\"y\"]).item<float>(); } monitor.Epoch(e, l); }",
        "变量 'l' 当作一轮的损失报告，但它只是这一轮最后一个批次的损失。请报告所有批次的平均值。")]
    public async Task Says_so_in_Chinese(string body, string message) => Assert.Equal(message, await LossMessages.InAsync("zh-Hans", Verify.Rule, Head + body + Tail));
}
