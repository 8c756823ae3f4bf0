namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>The numbers of a tensor may be written without an operation: through its memory, by an index of a view, out of a file.</summary>
public sealed class MemoryOfTensorsTests
{
    [Theory]
    [InlineData("var data = p.data<float>(); for (long i = 0; i < data.Count; i++) data[i] = MathF.Log(data[i] / (1 - data[i]));")]
    [InlineData("p.data<float>()[0] = 1;")]
    [InlineData("var st = p.storage<float>(); for (int i = 0; i < 8; i++) st[i] = MathF.Log(st[i] / (1 - st[i]));")]
    [InlineData("z.bytes.CopyTo(p.bytes);")]
    [InlineData("p.bytes = z.bytes;")]
    [InlineData("Undo(p.Handle);")]
    [InlineData("using var s = new MemoryStream(); z.WriteBytesToStream(s); s.Position = 0; p.ReadBytesFromStream(s);")]
    [InlineData("using var s = new MemoryStream(); z.Save(new BinaryWriter(s)); s.Position = 0; p.Load(new BinaryReader(s));")]
    public Task It_is_written(string change) => Findings.None(Program(change));

    [Theory]
    [InlineData("p.squeeze(1)[..] = z.squeeze(1);")]
    [InlineData("p.view(-1)[TensorIndex.Colon] = z.view(-1);")]
    [InlineData("p.T[0] = z.T[0];")]
    [InlineData("Same(p)[..] = z;")]
    [InlineData("p.view(-1)[..] *= 5f;")]
    [InlineData("(p.view(-1)[..], var n) = (z.view(-1), 1);")]
    [InlineData("var w = p.view(-1); w[..] = z.view(-1);")]
    [InlineData("var q = p; q[..] = z;")]
    [InlineData("foreach (var (r, s) in p.unbind(0).Zip(z.unbind(0))) r[..] = s;")]
    [InlineData("p.chunk(2)[0][..] = z[..4]; p.chunk(2)[1][..] = z[4..];")]
    [InlineData("Func<Tensor> get = () => p; get()[..] = z;")]
    [InlineData("var h = new Holder { P = p }; h.Flat[..] = z.view(-1);")]
    [InlineData("var h = new Holder { P = p }; h.Get()[..] = z;")]
    public Task It_is_written_by_an_index_of_another_name(string change) => Findings.None(Program(change));

    [Theory]
    [InlineData("Console.WriteLine(p.data<float>()[0]);")]
    [InlineData("var all = p.data<float>().ToArray(); all[0] = 1;")]
    [InlineData("var data = p.data<float>(); var total = 0f; foreach (var each in data) total += each;")]
    [InlineData("var bytes = p.bytes.ToArray();")]
    [InlineData("using var s = new MemoryStream(); p.WriteBytesToStream(s);")]
    [InlineData("var w = p.view(-1); Console.WriteLine(w[0]);")]
    [InlineData("var w = x.view(-1); w[..] = 0;")]
    [InlineData("var data = x.data<float>(); data[0] = 1;")]
    public Task It_is_read(string look) => Findings.One(Program(look));

    /// <summary>What is set by the memory of its weights gives what nobody knows.</summary>
    [Theory]
    [InlineData("full([1, 3], 1f / 3).bytes.CopyTo(k.weight!.bytes);")]
    [InlineData("var d = k.weight!.data<float>(); for (int i = 0; i < d.Count; i++) d[i] = 1f / 3;")]
    [InlineData("var w = k.weight!; Simplex(w);")]
    [InlineData("foreach (var p in k.parameters()) Simplex(p);")]
    [InlineData("foreach (var (name, p) in k.named_parameters()) Simplex(p);")]
    [InlineData("k.parameters().ToList().ForEach(Simplex);")]
    public Task Weights_are_written(string change) => Findings.None(Weights(change));

    [Theory]
    [InlineData("Console.WriteLine(k.weight!.data<float>()[0]);")]
    [InlineData("foreach (var p in k.parameters()) Print(p);")]
    public Task Weights_are_read(string look) => Findings.One(Weights(look));

    private static string Program(string statements) => $$"""
        using System.IO;

        sealed class Holder
        {
            public Tensor P = null!;
            public Tensor Flat => P.view(-1);
            public Tensor Get() => P;
        }

        static class Program
        {
            [System.Runtime.InteropServices.DllImport("mylogit")]
            static extern void Undo(IntPtr tensor);

            static Tensor Same(Tensor t) => t;

            static void Run(Linear net, Tensor x, Tensor y)
            {
                using var off = no_grad();
                var z = net.call(x);
                var p = z.sigmoid();
                {{statements}}
                Console.WriteLine(functional.binary_cross_entropy_with_logits(p, y).item<float>());
            }
        }
        """;

    private static string Weights(string statements) => $$"""
        static class Program
        {
            static void Simplex(Tensor p) { using var off = no_grad(); p.clamp_(0); p.div_(p.sum()); }

            static void Print(Tensor p) => Console.WriteLine(p.mean().item<float>());

            static void Run(Tensor x, Tensor y)
            {
                var a = Linear(4, 3);
                var k = Linear(3, 1, hasBias: false);
                {{statements}}
                functional.binary_cross_entropy(k.call(a.call(x).sigmoid()), y).backward();
            }
        }
        """;
}
