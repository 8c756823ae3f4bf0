// Federated averaging: each client trains a copy of the model with an optimizer of its own, and the server takes the mean of the weights.
static class Models
{
    public static Sequential Create() => Sequential(("first", Linear(8, 32)), ("act", ReLU()), ("last", Linear(32, 3)));
}

sealed class Client(Tensor x, Tensor y)
{
    public long Rows => x.shape[0];

    public Dictionary<string, Tensor> Train(Module<Tensor, Tensor> server, int epochs, double rate)
    {
        using var model = Models.Create();
        model.load_state_dict(server.state_dict());
        using var optimizer = optim.SGD(model.parameters(), rate);
        model.train();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var start = 0L; start < Rows; start += 20)
            {
                using var scope = NewDisposeScope();
                var count = Math.Min(20, Rows - start);
                using var loss = functional.cross_entropy(model.call(x.narrow(0, start, count)), y.narrow(0, start, count));
                model.zero_grad();
                loss.backward();
                optimizer.step();
            }
        }

        using (no_grad())
            return model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone());
    }
}

sealed class Server : IDisposable
{
    private readonly Sequential _model = Models.Create();

    public Module<Tensor, Tensor> Model => _model;

    public void Round(IReadOnlyList<Client> clients)
    {
        using var scope = NewDisposeScope();
        var all = clients.Sum(client => client.Rows);
        var trained = clients.Select(client => (Weight: (double)client.Rows / all, State: client.Train(_model, epochs: 2, rate: 0.05))).ToList();
        using var mode = no_grad();
        foreach (var (name, weight) in _model.named_parameters())
        {
            var mean = zeros_like(weight);
            foreach (var (share, state) in trained)
                mean.add_(state[name] * share);
            weight.copy_(mean);
        }
    }

    public double Accuracy(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        _model.eval();
        return _model.call(x).argmax(1).eq(y).to_type(ScalarType.Float32).mean().item<float>();
    }

    public void Dispose() => _model.Dispose();
}

static class Program
{
    public static void Main()
    {
        using var server = new Server();
        var clients = Enumerable.Range(0, 5).Select(i => new Client(randn(100 + (20 * i), 8), randint(0, 3, 100 + (20 * i)))).ToList();
        using var x = randn(200, 8);
        using var y = randint(0, 3, 200);
        for (var round = 1; round <= 30; round++)
        {
            server.Round(clients);
            Console.WriteLine($"round {round}: {server.Accuracy(x, y):P1}");
        }
    }
}
