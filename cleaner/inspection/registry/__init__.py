"""Who is who: outlets, states, people in office, and where a text names them."""
