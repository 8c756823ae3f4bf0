// A language model of letters: gradients are accumulated over several batches, clipped, and the rate follows a schedule; text is drawn letter by letter.
sealed class Letters : Module<Tensor, Tensor>
{
    private readonly Embedding _letters, _places;
    private readonly TransformerEncoder _encoder;
    private readonly Linear _head;

    public Letters(long letters, long width, long length) : base("letters")
    {
        _letters = Embedding(letters, width);
        _places = Embedding(length, width);
        _encoder = TransformerEncoder(TransformerEncoderLayer(width, 4, width * 4, dropout: 0.1), 2);
        _head = Linear(width, letters);
        RegisterComponents();
    }

    public override Tensor forward(Tensor ids)
    {
        using var scope = NewDisposeScope();
        var length = ids.shape[1];
        var mask = full(length, length, float.NegativeInfinity).triu(1);
        var h = _letters.forward(ids) + _places.forward(arange(length));
        h = _encoder.forward(h.transpose(0, 1), mask, null).transpose(0, 1);
        return _head.forward(h).MoveToOuterDisposeScope();
    }
}

static class Program
{
    private const int Length = 32, Batch = 16, Accumulated = 4;

    public static void Main(string[] arguments)
    {
        var text = File.ReadAllText(arguments[0]);
        var alphabet = text.Distinct().Order().ToArray();
        using var ids = tensor(text.Select(letter => (long)Array.IndexOf(alphabet, letter)).ToArray());
        var (rows, held) = (ids.narrow(0, 0, ids.shape[0] * 9 / 10), ids.narrow(0, ids.shape[0] * 9 / 10, ids.shape[0] / 10));
        using var model = new Letters(alphabet.Length, 64, Length);
        using var optimizer = optim.AdamW(model.parameters(), lr: 3e-4);
        var schedule = optim.lr_scheduler.LambdaLR(optimizer, step => Math.Min(1, (step + 1) / 100.0));

        model.train();
        optimizer.zero_grad();
        for (var i = 1; i <= 4000; i++)
        {
            using var scope = NewDisposeScope();
            var (x, y) = Draw(rows);
            var loss = functional.cross_entropy(model.call(x).flatten(0, 1), y.flatten()) / Accumulated;
            loss.backward();
            if (i % Accumulated != 0)
                continue;
            nn.utils.clip_grad_norm_(model.parameters(), 1);
            optimizer.step();
            schedule.step();
            optimizer.zero_grad();
            if (i % 400 == 0)
                Console.WriteLine($"{i}: {loss.item<float>() * Accumulated:F3} {Validate(model, held):F3}");
        }

        Console.WriteLine(Write(model, alphabet, 200));
    }

    private static (Tensor X, Tensor Y) Draw(Tensor ids)
    {
        var starts = Enumerable.Range(0, Batch).Select(_ => Random.Shared.NextInt64(ids.shape[0] - Length - 1)).ToArray();
        return (stack(starts.Select(start => ids.narrow(0, start, Length)).ToArray()), stack(starts.Select(start => ids.narrow(0, start + 1, Length)).ToArray()));
    }

    private static double Validate(Letters model, Tensor held)
    {
        model.eval();
        var sum = 0.0;
        using (no_grad())
        {
            for (var i = 0; i < 10; i++)
            {
                using var scope = NewDisposeScope();
                var (x, y) = Draw(held);
                sum += functional.cross_entropy(model.call(x).flatten(0, 1), y.flatten()).item<float>();
            }
        }

        model.train();
        return sum / 10;
    }

    private static string Write(Letters model, char[] alphabet, int count)
    {
        model.eval();
        using var mode = inference_mode();
        var written = new List<long> { 0 };
        for (var i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            var context = tensor(written.TakeLast(Length).ToArray()).unsqueeze(0);
            var logits = model.call(context)[0, -1];
            written.Add(multinomial(functional.softmax(logits / 0.8, 0), 1).item<long>());
        }

        return new string(written.Select(id => alphabet[id]).ToArray());
    }
}
